import type { Lived } from './lived.ts';
import type { Turnover } from './turnover.ts';

/** How the parties of a house come and go, from its own past and, as long as that is short, from that of all. */
export interface Habits {
  /** The chance that a party leaves within a day, by how long it has stayed: see `bandAt`. */
  readonly leaves: readonly number[];
  /** The share of those who leave whose departure was not planned so many days ahead, from 1 on. */
  readonly unplanned: readonly number[];
  /** How often a planned departure comes true by its day. */
  readonly keepsPlan: number;
  /** Parties that come in a day. */
  readonly comes: number;
  /** How many places were free on average when they came. */
  readonly usual: number;
  /** How many parties took so many places: those that were seen, by the places. */
  readonly takes: readonly number[];
  /** How likely a day's end has so many places more or less than who came and left would make: see `REST`. */
  readonly rest: readonly number[];
}

/** A stay of less than two days, of less than a week, two, four, eight, and a longer one. */
const ENDS = [2, 7, 14, 28, 56, Number.POSITIVE_INFINITY];
/** Those of whom nobody knows since when they are there are counted among themselves. */
const SINCE_UNKNOWN = ENDS.length;
const BANDS = [...ENDS.keys(), SINCE_UNKNOWN];
/** `stayed` in days; null: not known. */
export const bandAt = (stayed: number | null): number =>
  stayed === null ? SINCE_UNKNOWN : ENDS.findIndex((end) => stayed < end);

const HORIZON = 7;
/** Places that went or came back in a day otherwise, by holds, repairs, moves: from so many fewer to as many more. */
export const REST = 4;
/** The past of all weighs as much as so many days of stays, or of the house, would of its own. */
const [STAY_DAYS, HOUSE_DAYS, DEPARTURES, PLANS, PARTIES, REST_DAYS] = [60, 7, 10, 10, 10, 14] as const;

/** What was seen of one house, or added up of several. */
export interface Seen {
  /** How many left, and through how many days they were seen staying, by how long they had stayed. */
  readonly leftIn: readonly number[];
  readonly daysIn: readonly number[];
  /** Of so many departures so many were not planned 1, 2 … days before. */
  readonly departures: number;
  readonly unplanned: readonly number[];
  readonly plans: { readonly kept: number; readonly missed: number };
  readonly parties: number;
  readonly days: number;
  /** Places that were free as days began, added up, and on how many days: none has begun since the last fact. */
  readonly free: number;
  readonly freeDays: number;
  readonly takes: readonly number[];
  /** On how many days so many places went or came back otherwise. */
  readonly rest: readonly number[];
}

/** What was seen of a house before an instant (in days). `lived`: its stays. */
export function seenAt({ came, free, plans, day }: Turnover, lived: readonly Lived[], at: number): Seen {
  const first = day - free.length + 1;
  const days = Math.max(0, Math.ceil(at) - 1 - first);
  const left = lived.filter(({ until }) => until !== null && until < at);
  const ahead = left.map(({ until, plan }) => (plan === null ? 0 : Math.max(0, Math.floor(until!) - plan.made)));
  const known = plans.filter(([on]) => on < at);
  const recent = came.filter(([on]) => on >= first && on < at);
  const began = free.slice(1, days + 1);
  return {
    ...stayedAt(lived, first, at),
    departures: left.length,
    unplanned: Array.from({ length: HORIZON }, (_, n) => ahead.filter((one) => one < n + 1).length),
    plans: { kept: known.filter(([, cameTrue]) => cameTrue).length, missed: known.filter(([, came]) => !came).length },
    // The first day is not whole.
    parties: recent.filter(([on]) => on > first).length,
    days,
    free: sumOf(began),
    freeDays: began.length,
    takes: byPlaces(recent.map(([, places]) => places)),
    rest: restOf({ came: recent, free }, left, { first, days }),
  };
}

/**
 * How long stays are, from those that are over and those that go on. A stay is seen from the day on which this house's days
 * are kept, not from its own beginning: of those as old as it then was, whoever had left before is not seen either, and
 * together they would look as if hardly anybody left. One that was there when the house began here is as old as nobody knows.
 */
function stayedAt(lived: readonly Lived[], first: number, at: number): Pick<Seen, 'leftIn' | 'daysIn'> {
  const [leftIn, daysIn] = [BANDS.map(() => 0), BANDS.map(() => 0)];
  for (const { since, until, opening } of lived) {
    if (since >= at) continue;
    const left = until !== null && until < at;
    const [from, to] = [Math.max(0, first - since), (left ? until : at) - since];
    if (left) leftIn[bandAt(opening ? null : to)]!++;
    const seen = Math.max(0, to - from);
    for (const [band, part] of opening ? [[SINCE_UNKNOWN, seen] as const] : inBands(from, to)) daysIn[band]! += part;
  }
  return { leftIn, daysIn };
}

/** How much of a stay, between two ages, lies in each band. */
const inBands = (from: number, to: number): (readonly [band: number, days: number])[] =>
  ENDS.map((end, band) => [band, Math.max(0, Math.min(to, end) - Math.max(from, ENDS[band - 1] ?? 0))] as const);

/** What of each whole day's change nobody's coming or leaving explains. */
function restOf(
  { came, free }: Pick<Turnover, 'came' | 'free'>,
  left: readonly Lived[],
  { first, days }: { readonly first: number; readonly days: number },
): number[] {
  const changes = free.slice(2, days + 1).map((n, i) => n - free[i + 1]!);
  for (const [day, places] of came)
    if (day > first && day - first - 1 < changes.length) changes[day - first - 1]! += places;
  for (const { until, frees } of left) {
    const n = Math.floor(until!) - first - 1;
    if (n >= 0 && n < changes.length) changes[n]! -= frees;
  }
  const rest = new Array<number>(2 * REST + 1).fill(0);
  for (const change of changes) rest[Math.min(2 * REST, Math.max(0, change + REST))]!++;
  return rest;
}

function byPlaces(takes: readonly number[]): number[] {
  const by = new Array<number>(Math.max(0, ...takes) + (takes.length > 0 ? 1 : 0)).fill(0);
  for (const places of takes) by[places]!++;
  return by;
}

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** Added up over houses. */
export function together(all: readonly Seen[]): Seen {
  const add = (of: (seen: Seen) => number) => all.reduce((sum, seen) => sum + of(seen), 0);
  return {
    leftIn: BANDS.map((_, n) => add((s) => s.leftIn[n]!)),
    daysIn: BANDS.map((_, n) => add((s) => s.daysIn[n]!)),
    departures: add((s) => s.departures),
    unplanned: Array.from({ length: HORIZON }, (_, n) => add((s) => s.unplanned[n]!)),
    plans: { kept: add((s) => s.plans.kept), missed: add((s) => s.plans.missed) },
    parties: add((s) => s.parties),
    days: add((s) => s.days),
    free: add((s) => s.free),
    freeDays: add((s) => s.freeDays),
    takes: Array.from({ length: Math.max(0, ...all.map((s) => s.takes.length)) }, (_, n) =>
      add((s) => s.takes[n] ?? 0),
    ),
    rest: Array.from({ length: 2 * REST + 1 }, (_, n) => add((s) => s.rest[n]!)),
  };
}

/** What is taken where nobody has seen anything yet: a stay of three weeks, plans that mostly come true, no departure known ahead. */
const UNSEEN = { leaves: 1 / 21, keepsPlan: 0.8, unplanned: 1, comes: 0, usual: 0 } as const;

interface Share {
  readonly part: number;
  readonly of: number;
}

/** A share of one's own, leaning on that of all with a weight of so many. */
function lean(own: Share, all: Share, weight: number, unseen: number): number {
  const ofAll = all.of > 0 ? all.part / all.of : unseen;
  return (own.part + weight * ofAll) / (own.of + weight);
}

/** Of one house, leaning on `all` where it has seen little itself. */
export function habitsOf(own: Seen, all: Seen): Habits {
  const leaning = (of: (seen: Seen) => Share, weight: number, unseen: number) => lean(of(own), of(all), weight, unseen);
  return {
    // Who leaves just as a band begins was seen in it for hardly any time.
    leaves: BANDS.map((_, n) =>
      Math.min(
        1,
        leaning(({ leftIn, daysIn }) => ({ part: leftIn[n]!, of: daysIn[n]! }), STAY_DAYS, UNSEEN.leaves),
      ),
    ),
    unplanned: own.unplanned.map((_, n) =>
      leaning((seen) => ({ part: seen.unplanned[n]!, of: seen.departures }), DEPARTURES, UNSEEN.unplanned),
    ),
    keepsPlan: leaning(({ plans }) => ({ part: plans.kept, of: plans.kept + plans.missed }), PLANS, UNSEEN.keepsPlan),
    comes: leaning(({ parties, days }) => ({ part: parties, of: days }), HOUSE_DAYS, UNSEEN.comes),
    usual: leaning(({ free, freeDays }) => ({ part: free, of: freeDays }), 1, UNSEEN.usual),
    takes: sumOf(own.takes) >= PARTIES ? own.takes : all.takes,
    rest: own.rest.map((_, n) =>
      leaning(({ rest }) => ({ part: rest[n]!, of: sumOf(rest) }), REST_DAYS, n === REST ? 1 : 0),
    ),
  };
}
