import type { StayRecord } from './stays.ts';
import type { Turnover } from './turnover.ts';

/**
 * Rates of arrivals and departures of a shelter, estimated from its own history and, while that is short, from that of
 * all shelters.
 */
export interface TurnoverRates {
  /** The probability that a party leaves within a day, by band of its length of stay (`bandAt`). */
  readonly leaveChance: readonly number[];
  /** The share of departures that were not planned 1, 2 … days before. */
  readonly unplanned: readonly number[];
  /** The share of planned departures that happened by their day. */
  readonly planKept: number;
  /** Parties that arrive per day. */
  readonly arrivalsPerDay: number;
  /** The mean number of free places. */
  readonly meanFree: number;
  /** How many parties took how many places: the count at index `n` is of parties that took `n`. */
  readonly partySizes: readonly number[];
  /**
   * The probability of each change of free places that arrivals and departures do not explain: index 0 is
   * `-RESIDUAL_LIMIT`.
   */
  readonly residual: readonly number[];
}

/** Upper limits of the bands of lengths of stay, in days. */
const BAND_ENDS = [2, 7, 14, 28, 56, Number.POSITIVE_INFINITY];
/** The band of opening stays, whose length is unknown. */
const SINCE_UNKNOWN = BAND_ENDS.length;
const BANDS = [...BAND_ENDS.keys(), SINCE_UNKNOWN];
/** The band of a length of stay in days; null: unknown. */
export const bandAt = (days: number | null): number =>
  days === null ? SINCE_UNKNOWN : BAND_ENDS.findIndex((end) => days < end);

const DAYS_AHEAD = 7;
/** The largest change by holds, repairs or moves that is told apart, in places. */
export const RESIDUAL_LIMIT = 4;
/**
 * The weight of the prior (all shelters): it counts as much as this many days of stays, days of the shelter,
 * departures, plans, or days of residuals. `MIN_PARTIES`: with fewer arrivals the sizes of all shelters are used.
 */
const [STAY_WEIGHT, SHELTER_WEIGHT, DEPARTURE_WEIGHT, PLAN_WEIGHT, MIN_PARTIES, RESIDUAL_WEIGHT] = [
  60, 7, 10, 10, 10, 14,
] as const;

/** Counts of one shelter, or sums over several. */
export interface Observations {
  /** Departures, and days of stay, by band of the length of stay. */
  readonly departuresByBand: readonly number[];
  readonly daysByBand: readonly number[];
  /** How many departures there were, and how many of them were not planned 1, 2 … days before. */
  readonly departures: number;
  readonly unplanned: readonly number[];
  readonly plans: { readonly kept: number; readonly missed: number };
  readonly parties: number;
  readonly days: number;
  /**
   * The sum of places free at the beginning of days, and of how many days; days after the last fact are not counted.
   */
  readonly free: number;
  readonly freeDays: number;
  readonly partySizes: readonly number[];
  /** On how many days the residual change was of each size. */
  readonly residual: readonly number[];
}

/** What was observed of a shelter before an instant (in days since 1970). `stays`: its stays. */
export function observe({ came, free, plans, day }: Turnover, stays: readonly StayRecord[], at: number): Observations {
  const first = day - free.length + 1;
  const days = Math.max(0, Math.ceil(at) - 1 - first);
  const left = stays.filter(({ until }) => until !== null && until < at);
  const plannedAhead = left.map(({ until, plan }) => (plan === null ? 0 : Math.max(0, Math.floor(until!) - plan.made)));
  const resolvedPlans = plans.filter(([on]) => on < at);
  const recent = came.filter(([on]) => on >= first && on < at);
  const freeAtStart = free.slice(1, days + 1);
  return {
    ...exposureByAge(stays, first, at),
    departures: left.length,
    unplanned: Array.from(
      { length: DAYS_AHEAD },
      (_, n) => plannedAhead.filter((daysAhead) => daysAhead < n + 1).length,
    ),
    plans: {
      kept: resolvedPlans.filter(([, wasKept]) => wasKept).length,
      missed: resolvedPlans.filter(([, wasKept]) => !wasKept).length,
    },
    // The first day is incomplete.
    parties: recent.filter(([on]) => on > first).length,
    days,
    free: sumOf(freeAtStart),
    freeDays: freeAtStart.length,
    partySizes: histogram(recent.map(([, places]) => places)),
    residual: residualChanges({ came: recent, free }, left, { first, days }),
  };
}

/**
 * Departures and days of stay by band. A stay counts from the first day of the window, not from its own beginning (left
 * truncation): stays as old as it that ended before the window are missing too, so counting its earlier days would make
 * departures look rare. The length of an opening stay is unknown.
 */
function exposureByAge(
  stays: readonly StayRecord[],
  first: number,
  at: number,
): Pick<Observations, 'departuresByBand' | 'daysByBand'> {
  const [departuresByBand, daysByBand] = [BANDS.map(() => 0), BANDS.map(() => 0)];
  for (const { since, until, opening } of stays) {
    if (since >= at) continue;
    const left = until !== null && until < at;
    const [from, to] = [Math.max(0, first - since), (left ? until : at) - since];
    if (left) departuresByBand[bandAt(opening ? null : to)]!++;
    const exposure = Math.max(0, to - from);
    for (const [band, part] of opening ? [[SINCE_UNKNOWN, exposure] as const] : daysInBands(from, to))
      daysByBand[band]! += part;
  }
  return { departuresByBand, daysByBand };
}

/** How many days of a stay, between two ages, lie in each band. */
const daysInBands = (from: number, to: number): (readonly [band: number, days: number])[] =>
  BAND_ENDS.map(
    (end, band) => [band, Math.max(0, Math.min(to, end) - Math.max(from, BAND_ENDS[band - 1] ?? 0))] as const,
  );

/** The change of free places on each complete day less its arrivals and departures. */
function residualChanges(
  { came, free }: Pick<Turnover, 'came' | 'free'>,
  left: readonly StayRecord[],
  { first, days }: { readonly first: number; readonly days: number },
): number[] {
  const changes = free.slice(2, days + 1).map((n, i) => n - free[i + 1]!);
  for (const [day, places] of came)
    if (day > first && day - first - 1 < changes.length) changes[day - first - 1]! += places;
  for (const { until, placesFreed } of left) {
    const n = Math.floor(until!) - first - 1;
    if (n >= 0 && n < changes.length) changes[n]! -= placesFreed;
  }
  const counts = new Array<number>(2 * RESIDUAL_LIMIT + 1).fill(0);
  for (const change of changes) counts[Math.min(2 * RESIDUAL_LIMIT, Math.max(0, change + RESIDUAL_LIMIT))]!++;
  return counts;
}

function histogram(sizes: readonly number[]): number[] {
  const counts = new Array<number>(Math.max(0, ...sizes) + (sizes.length > 0 ? 1 : 0)).fill(0);
  for (const places of sizes) counts[places]!++;
  return counts;
}

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** Adds up over shelters. */
export function sumObservations(all: readonly Observations[]): Observations {
  const add = (of: (counts: Observations) => number) => all.reduce((sum, counts) => sum + of(counts), 0);
  return {
    departuresByBand: BANDS.map((_, n) => add((counts) => counts.departuresByBand[n]!)),
    daysByBand: BANDS.map((_, n) => add((counts) => counts.daysByBand[n]!)),
    departures: add((counts) => counts.departures),
    unplanned: Array.from({ length: DAYS_AHEAD }, (_, n) => add((counts) => counts.unplanned[n]!)),
    plans: {
      kept: add((counts) => counts.plans.kept),
      missed: add((counts) => counts.plans.missed),
    },
    parties: add((counts) => counts.parties),
    days: add((counts) => counts.days),
    free: add((counts) => counts.free),
    freeDays: add((counts) => counts.freeDays),
    partySizes: Array.from({ length: Math.max(0, ...all.map((counts) => counts.partySizes.length)) }, (_, n) =>
      add((counts) => counts.partySizes[n] ?? 0),
    ),
    residual: Array.from({ length: 2 * RESIDUAL_LIMIT + 1 }, (_, n) => add((counts) => counts.residual[n]!)),
  };
}

/** Estimates without any data: a stay of three weeks, most plans kept, no departure planned. */
const DEFAULTS = { leaveChance: 1 / 21, planKept: 0.8, unplanned: 1, arrivalsPerDay: 0, meanFree: 0 } as const;

interface Share {
  readonly part: number;
  readonly of: number;
}

/** A proportion of the shelter, shrunk towards that of all shelters; `weight`: the size of the prior. */
function shrink(own: Share, all: Share, weight: number, fallback: number): number {
  const prior = all.of > 0 ? all.part / all.of : fallback;
  return (own.part + weight * prior) / (own.of + weight);
}

/** The rates of one shelter, shrunk towards those of `all` where it has few observations. */
export function ratesOf(own: Observations, all: Observations): TurnoverRates {
  const estimate = (of: (counts: Observations) => Share, weight: number, fallback: number) =>
    shrink(of(own), of(all), weight, fallback);
  return {
    // A party that leaves right at the beginning of a band has hardly any days in it, so the ratio may exceed one.
    leaveChance: BANDS.map((_, n) =>
      Math.min(
        1,
        estimate(
          ({ departuresByBand, daysByBand }) => ({ part: departuresByBand[n]!, of: daysByBand[n]! }),
          STAY_WEIGHT,
          DEFAULTS.leaveChance,
        ),
      ),
    ),
    unplanned: own.unplanned.map((_, n) =>
      estimate(
        (counts) => ({ part: counts.unplanned[n]!, of: counts.departures }),
        DEPARTURE_WEIGHT,
        DEFAULTS.unplanned,
      ),
    ),
    planKept: estimate(
      ({ plans }) => ({ part: plans.kept, of: plans.kept + plans.missed }),
      PLAN_WEIGHT,
      DEFAULTS.planKept,
    ),
    arrivalsPerDay: estimate(
      ({ parties, days }) => ({ part: parties, of: days }),
      SHELTER_WEIGHT,
      DEFAULTS.arrivalsPerDay,
    ),
    meanFree: estimate(({ free, freeDays }) => ({ part: free, of: freeDays }), 1, DEFAULTS.meanFree),
    partySizes: sumOf(own.partySizes) >= MIN_PARTIES ? own.partySizes : all.partySizes,
    residual: own.residual.map((_, n) =>
      estimate(
        ({ residual }) => ({ part: residual[n]!, of: sumOf(residual) }),
        RESIDUAL_WEIGHT,
        n === RESIDUAL_LIMIT ? 1 : 0,
      ),
    ),
  };
}
