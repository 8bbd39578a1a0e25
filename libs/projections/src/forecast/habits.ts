import type { Turnover } from './turnover.ts';

/** How the parties of a house come and go, from its own past and, as long as that is short, from that of all. */
export interface Habits {
  /** The chance that a party leaves within a day, by how long it has stayed: see `BANDS`. */
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
}

/** A stay of less than two days, of less than a week, two, four, eight, and a longer one. */
const BANDS = [2, 7, 14, 28, 56, Number.POSITIVE_INFINITY];
export const bandAt = (stayed: number): number => BANDS.findIndex((end) => stayed < end);

const HORIZON = 7;
/** The past of all weighs as much as so many days of stays, or of the house, would of its own. */
const [STAY_DAYS, HOUSE_DAYS, DEPARTURES, PLANS, PARTIES] = [60, 7, 10, 10, 10] as const;

/** What was seen of one house, or added up of several. */
export interface Seen {
  readonly leftIn: number[];
  readonly daysIn: number[];
  /** Of so many departures so many were not planned 1, 2 … days before. */
  readonly departures: number;
  readonly unplanned: number[];
  readonly plans: { kept: number; missed: number };
  readonly parties: number;
  readonly days: number;
  readonly free: number;
  readonly takes: readonly number[];
}

/** `staying`: for how many days those have stayed who are there. */
export function seenOf({ left, came, free, plans, day }: Turnover, staying: readonly number[]): Seen {
  const [leftIn, daysIn] = [BANDS.map(() => 0), BANDS.map(() => 0)];
  for (const [, stayed] of left) leftIn[bandAt(stayed)]!++;
  for (const stayed of [...left.map(([, days]) => days + 0.5), ...staying]) {
    for (const [band, end] of BANDS.entries()) {
      const begin = BANDS[band - 1] ?? 0;
      if (stayed > begin) daysIn[band]! += Math.min(stayed, end) - begin;
    }
  }
  const first = day - free.length + 1;
  const recent = came.filter(([on]) => on >= first);
  return {
    leftIn,
    daysIn,
    departures: left.length,
    unplanned: Array.from({ length: HORIZON }, (_, n) => left.filter(([, , ahead]) => ahead < n + 1).length),
    plans,
    // On the first day those are written down who lived there before.
    parties: recent.filter(([on]) => on > first).length,
    days: Math.max(0, free.length - 1),
    free: free.slice(1).reduce((sum, n) => sum + n, 0),
    takes: byPlaces(recent.map(([, places]) => places)),
  };
}

function byPlaces(takes: readonly number[]): number[] {
  const by = new Array<number>(Math.max(0, ...takes) + (takes.length > 0 ? 1 : 0)).fill(0);
  for (const places of takes) by[places]!++;
  return by;
}

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

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
    takes: Array.from({ length: Math.max(0, ...all.map((s) => s.takes.length)) }, (_, n) =>
      add((s) => s.takes[n] ?? 0),
    ),
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
    leaves: BANDS.map((_, n) =>
      leaning(({ leftIn, daysIn }) => ({ part: leftIn[n]!, of: daysIn[n]! }), STAY_DAYS, UNSEEN.leaves),
    ),
    unplanned: own.unplanned.map((_, n) =>
      leaning((seen) => ({ part: seen.unplanned[n]!, of: seen.departures }), DEPARTURES, UNSEEN.unplanned),
    ),
    keepsPlan: leaning(({ plans }) => ({ part: plans.kept, of: plans.kept + plans.missed }), PLANS, UNSEEN.keepsPlan),
    comes: leaning(({ parties, days }) => ({ part: parties, of: days }), HOUSE_DAYS, UNSEEN.comes),
    usual: leaning(({ free, days }) => ({ part: free, of: days }), 1, UNSEEN.usual),
    takes: sumOf(own.takes) >= PARTIES ? own.takes : all.takes,
  };
}
