import { bandAt, type Habits, REST, sumOf } from './habits.ts';
import type { Staying } from './lived.ts';
import { certain, orMore, type Spread, within } from './spread.ts';

/** A house from which its next days follow: how many places are free, of how many at most, and who is there. */
export interface Standing {
  readonly free: number;
  readonly most: number;
  readonly staying: readonly Staying[];
}

/**
 * How many places may be free at the same time of day on each of the next days: each party leaves with the chance of
 * those who had stayed as long, or by its plan; parties come at the rate of the house, as long as there is room. The
 * chances of a day are worked through one after the other, nothing is drawn by lot.
 */
export function nextDaysKept({ free, most, staying }: Standing, habits: Habits, days: number): Spread[] {
  const spreads: Spread[] = [];
  let spread = certain(free, most);
  let newcomers = 0;
  for (let day = 1; day <= days; day++) {
    for (const one of staying) spread = orMore(spread, one.frees, leavesOn(one, day, habits));
    spread = withNewcomersLeaving(spread, newcomers, habits);
    const came = arrivals(spread, habits);
    spread = came.spread;
    newcomers += came.expected;
    spreads.push(withRest(spread, habits));
  }
  return spreads;
}

/** Holds, repairs and moves take places and give them back; over some days no more of them than over one. */
function withRest(spread: Spread, { rest }: Habits): Spread {
  const next = new Float64Array(spread.length);
  for (const [free, share] of spread.entries())
    for (const [n, of] of rest.entries()) next[within(free + n - REST, spread.length - 1)]! += share * of;
  return next;
}

/** The chance that a party that is there now leaves on that day and not before. */
function leavesOn({ stayed, plannedIn }: Staying, day: number, habits: Habits): number {
  const onDay = (n: number) => {
    const chance = habits.leaves[bandAt(stayed === null ? null : stayed + n - 1)]!;
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
