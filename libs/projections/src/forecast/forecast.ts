import type { Forecast, ForecastLine } from '@safe-haven/contracts';
import {
  type Actor,
  type CountedShelter,
  isOwn,
  isReportOld,
  type KeptShelter,
  placesOf,
  scopeOf,
} from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import type { Network } from '../network.ts';
import { DAY_MS, dayName, dayNumber, zoneOf } from '../trends/zone.ts';
import { CountedNights, type FreeDays } from './counted.ts';
import { countriesOf, habitsIn, KeptHouse } from './kept-house.ts';
import { expectedOf, type Spread } from './spread.ts';
import { sumsOf, Trials, tryKept } from './trials.ts';

/** Of a house that counts no more days ahead are told (ADR 69). */
export const COUNTED_AHEAD = 7;

/** A line of a forecast with all that may be on each of its days, and not its middle and range alone. */
export interface SpreadLine {
  readonly line: Omit<ForecastLine, 'days' | 'right'>;
  readonly days: readonly { readonly day: string; readonly spread: Spread }[];
}

/** What is likely to be free in one's own houses, and how right that was on past days. */
export interface Outlook {
  readonly lines: readonly SpreadLine[];
  readonly trials: Trials;
}

/**
 * How many places are likely to be free on each of the next days, of one's own houses and of those in each country, as far
 * ahead as it was right on their past days. It begins with today, so whoever is told of others a week late is told nothing.
 * Yields between houses, so that no reader keeps a hold waiting. `now` in ms.
 */
export function* forecastSteps(network: Network, viewer: Actor, now: number, days: number): Generator<void, Forecast> {
  const answer = { position: network.position, at: new Date(now).toISOString() };
  if (scopeOf(viewer.role, 'trends') !== 'own') return { ...answer, why: 'own_only', lines: [], tried: [] };
  const { lines, trials } = yield* outlookSteps(network, viewer, now, days);
  const kinds = [
    ['country', 'stays'],
    ['shelter', 'stays'],
    ['shelter', 'counts'],
  ] as const;
  const tried = kinds.flatMap(([kind, method]) => trials.all(kind, method, days));
  return { ...answer, why: null, lines: lines.map((one) => toldOf(one, trials)), tried };
}

function toldOf({ line, days }: SpreadLine, trials: Trials): ForecastLine {
  const told = trials.told(line.kind, line.method, days.length);
  return {
    ...line,
    days: days.slice(0, told).map(({ day, spread }) => ({ day, ...expectedOf(spread) })),
    why: line.why ?? (told === 0 ? 'not_right' : null),
    right: trials.right(line.kind, line.key, told),
  };
}

/** The same with all that may be, whether it was right or not: what is told is taken from it. */
export function* outlookSteps(network: Network, viewer: Actor, now: number, days: number): Generator<void, Outlook> {
  const trials = new Trials();
  const kept: KeptHouse[] = [];
  const lines: SpreadLine[] = [];
  for (const house of network.shelters.values()) {
    const { state } = house;
    if (house.unreadable !== null || state.situation === 'unregistered' || state.closed || !isOwn(viewer, state))
      continue;
    if (state.situation === 'kept') kept.push(new KeptHouse(house, state));
    if (state.situation === 'counted') lines.push(yield* lineOfCounted(state, { now, days, trials }));
    yield;
  }
  const habits = yield* habitsIn(kept, now / DAY_MS);
  const spreads = new Map<KeptHouse, readonly Spread[]>();
  for (const one of kept) {
    if (one.isKnown) spreads.set(one, one.next(habits.get(one)!, now, days));
    lines.push(lineOfKept(one.state, spreads.get(one) ?? null, now));
    yield;
  }
  yield* tryKept(kept, days, trials);
  const countries = yield* linesOfCountries(lines, spreads);
  return { lines: [...countries, ...lines.toSorted((a, b) => compare(a.line.name, b.line.name))], trials };
}

function lineOfKept(state: KeptShelter, spreads: readonly Spread[] | null, now: number): SpreadLine {
  const today = zoneOf(state.timezone).dayAt(now);
  return {
    line: { ...headOf(state), method: 'stays', why: spreads === null ? 'little_history' : null },
    // At this time of day, so many days on.
    days: (spreads ?? []).map((spread, n) => ({ day: dayName(today + n + 1), spread })),
  };
}

function headOf(state: KeptShelter | CountedShelter) {
  const { shelterId: key, name, country } = state;
  const { inService, free } = placesOf(state);
  return { key, kind: 'shelter', name, country, shelters: 1, of: 1, inService, free } as const;
}

interface Asked {
  readonly now: number;
  readonly days: number;
  readonly trials: Trials;
}

function* lineOfCounted(state: CountedShelter, { now, days, trials }: Asked): Generator<void, SpreadLine> {
  const head = { ...headOf(state), method: 'counts' } as const;
  const { latest } = state.census;
  if (latest === null || isReportOld(state, now)) return { line: { ...head, why: 'old_report' }, days: [] };
  const [last, nights] = [dayNumber(latest.night), new CountedNights(freeNights(state), head.inService)];
  const expected = [];
  for (let ahead = 1; ahead <= Math.min(days, COUNTED_AHEAD); ahead++) {
    const spread = nights.next(last, ahead);
    if (spread === null) break;
    expected.push({ day: dayName(last + ahead), spread });
    trials.note(head, ahead, yield* nights.tried(last, ahead));
    yield;
  }
  return { line: { ...head, why: expected.length === 0 ? 'little_history' : null }, days: expected };
}

function freeNights({ census }: CountedShelter): FreeDays {
  const nights = new Map<number, number>();
  for (const month of Object.values(census.months))
    for (const { night, inService, occupied } of Object.values(month))
      if (inService !== null) nights.set(dayNumber(night), Math.max(0, inService - occupied));
  return nights;
}

/** Of several houses that keep their beds: what each may have, added up. */
function* linesOfCountries(
  lines: readonly SpreadLine[],
  spreads: ReadonlyMap<KeptHouse, readonly Spread[]>,
): Generator<void, SpreadLine[]> {
  const countries: SpreadLine[] = [];
  for (const [country, houses] of countriesOf([...spreads.keys()])) {
    const keys = new Set(houses.map(({ state }) => state.shelterId));
    const own = lines.filter(({ line }) => line.country === country);
    const its = own.filter(({ line }) => keys.has(line.key));
    const sums = yield* sumsOf(houses.map((house) => spreads.get(house)!));
    const total = (of: 'inService' | 'free') => its.reduce((sum, { line }) => sum + line[of], 0);
    const head = { key: country, kind: 'country', name: country, country: its[0]!.line.country } as const;
    const counts = { shelters: its.length, of: own.length, inService: total('inService'), free: total('free') };
    countries.push({
      line: { ...head, ...counts, method: 'stays', why: null },
      days: its[0]!.days.map(({ day }, n) => ({ day, spread: sums[n]! })),
    });
    yield;
  }
  return countries;
}
