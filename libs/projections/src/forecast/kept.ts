import { type KeptShelter, placesOf } from '@safe-haven/domain';
import { DAY_MS } from '../trends/zone.ts';
import { bandAt, type Habits, sumOf } from './habits.ts';
import { certain, orMore, type Spread } from './spread.ts';
import { freedBy } from './turnover.ts';

/** A party that is there: since how many days, what its leaving frees, in how many days it is planned to. */
interface Staying {
  readonly stayed: number;
  readonly frees: number;
  readonly plannedIn: number | null;
}

/**
 * How many places may be free at this time of day on each of the next days: each party leaves with the chance of
 * those who had stayed as long, or by its plan; parties come at the rate of the house, as long as there is room. The
 * chances of a day are worked through one after the other, nothing is drawn by lot.
 */
export function nextDaysKept(state: KeptShelter, habits: Habits, now: number, days: number): Spread[] {
  const { free, inService } = placesOf(state);
  const staying = Object.values(state.stays).map(
    (stay): Staying => ({
      stayed: Math.max(0, (now - Date.parse(stay.since)) / DAY_MS),
      frees: freedBy(stay.beds, state),
      plannedIn: stay.departure ? Math.max(1, Math.ceil((Date.parse(stay.departure.to) - now) / DAY_MS)) : null,
    }),
  );
  const spreads: Spread[] = [];
  let spread = certain(free, inService);
  let newcomers = 0;
  for (let day = 1; day <= days; day++) {
    for (const one of staying) spread = orMore(spread, one.frees, leavesOn(one, day, habits));
    spread = withNewcomersLeaving(spread, newcomers, habits);
    const came = arrivals(spread, habits);
    spread = came.spread;
    newcomers += came.expected;
    spreads.push(spread);
  }
  return spreads;
}

/** The chance that a party that is there now leaves on that day and not before. */
function leavesOn({ stayed, plannedIn }: Staying, day: number, habits: Habits): number {
  const onDay = (n: number) => {
    const chance = habits.leaves[bandAt(stayed + n - 1)]!;
    if (plannedIn === null) return chance * habits.unplanned[n - 1]!;
    if (n < plannedIn) return 0;
    return n === plannedIn ? habits.keepsPlan : chance;
  };
  let there = 1;
  for (let n = 1; n < day; n++) there *= 1 - onDay(n);
  return there * onDay(day);
}

/** Whoever comes may leave again within the week. */
function withNewcomersLeaving(spread: Spread, newcomers: number, { leaves, takes }: Habits): Spread {
  const each = Math.min(1, (newcomers * leaves[0]!) / 2);
  const places = Math.round(meanOf(takes));
  return places === 0 ? spread : orMore(orMore(spread, places, each), places, each);
}

/** No more than so many parties come in a day. */
const CALLS = 4;

/** Of the parties that a house is asked for, more come where more is free: in proportion, and at the usual rate where as much is free as usual. */
function arrivals(
  before: Spread,
  { comes, usual, takes }: Habits,
): { readonly spread: Spread; readonly expected: number } {
  let [spread, expected] = [before, 0];
  if (takes.length === 0) return { spread, expected };
  for (let call = 0; call < CALLS; call++) {
    const next = new Float64Array(spread.length);
    for (const [free, share] of spread.entries()) {
      if (share === 0) continue;
      const rate = (comes * (free + 0.5)) / (usual + 0.5);
      const chance = Math.min(1, Math.max(0, rate / CALLS));
      const fitting = takes.slice(0, free + 1);
      const parties = sumOf(fitting);
      const comesIn = parties > 0 ? share * chance : 0;
      next[free]! += share - comesIn;
      for (const [places, n] of fitting.entries()) if (n > 0) next[free - places]! += (comesIn * n) / parties;
      expected += comesIn;
    }
    spread = next;
  }
  return { spread, expected };
}

const meanOf = (takes: readonly number[]): number =>
  sumOf(takes.map((n, places) => n * places)) / Math.max(1, sumOf(takes));
