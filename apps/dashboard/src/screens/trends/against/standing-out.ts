import { type FigureSpan, type NeedReason, needReasons, type TrendLine } from '@safe-haven/contracts';
import { areComparable, daysFull } from './comparable.ts';

type Exact = Extract<FigureSpan, { show: 'exact' }>;
/** The same of a period and of the one that it is held against. */
export interface Pair<T> {
  readonly now: T;
  readonly before: T;
}
/** One house in both periods. `byDay`: its points are days. */
export interface ShelterPair {
  readonly name: string;
  readonly occupancy: Pair<TrendLine>;
  readonly figures: Pair<Exact> | null;
}
export interface Periods {
  /** All of one's own houses together; null: nothing to hold against each other. */
  readonly whole: Pair<Exact> | null;
  readonly shelters: readonly ShelterPair[];
  readonly byDay: boolean;
}

/** What stands out, with the numbers that say why. The rules are in docs/FIGURES.md. */
export type StandingOut =
  | {
      readonly rule: 'full';
      readonly name: string;
      readonly full: number;
      readonly of: number;
      readonly before: number;
    }
  | { readonly rule: 'occupied'; readonly name: string; readonly now: number; readonly before: number }
  | { readonly rule: 'stay'; readonly name: string; readonly now: number; readonly before: number; readonly of: number }
  | { readonly rule: 'reason'; readonly reason: NeedReason; readonly count: number; readonly of: number }
  | { readonly rule: 'unmet' | 'admissions' | 'lapsed'; readonly now: number; readonly before: number };

const MOST = 4;

/** At most four, in the order of the rules; of one rule the greatest difference first. */
export function standingOut(periods: Periods): StandingOut[] {
  const { whole } = periods;
  const ofWhole = whole === null ? [] : [...reasonOf(whole.now), ...countsOf(whole)];
  return [...fullOf(periods), ...ofWhole, ...occupiedOf(periods), ...staysOf(periods)].slice(0, MOST);
}

const FULL_DAYS_MORE = 5;

function fullOf({ shelters, byDay }: Periods): StandingOut[] {
  if (!byDay) return [];
  const found = comparable(shelters).flatMap(({ name, occupancy }) => {
    const [now, before] = [daysFull(occupancy.now.points), daysFull(occupancy.before.points)];
    const more = now.full - before.full;
    if (more < FULL_DAYS_MORE) return [];
    return [{ more, found: { rule: 'full', name, ...now, before: before.full } as const }];
  });
  return byDifference(found);
}

const REASONS_AT_LEAST = 3;

function reasonOf({ needs }: Exact): StandingOut[] {
  if (needs === null) return [];
  const [most] = needReasons
    .filter((reason) => reason !== 'not_known')
    .map((reason) => ({ reason, count: needs.reasons[reason] }))
    .toSorted((a, b) => b.count - a.count);
  if (!most || most.count < REASONS_AT_LEAST || most.count * 2 < needs.unmet) return [];
  return [{ rule: 'reason', ...most, of: needs.unmet }];
}

/** Two counts that differ by more than twice the root of their sum: by chance that happens less than once in twenty. */
export const differ = (now: number, before: number): boolean => Math.abs(now - before) > 2 * Math.sqrt(now + before);

function countsOf({ now, before }: Pair<Exact>): StandingOut[] {
  const counts = [
    ['unmet', now.needs?.unmet, before.needs?.unmet],
    ['lapsed', now.shelters?.holds.lapsed, before.shelters?.holds.lapsed],
    ['admissions', now.shelters?.admissions, before.shelters?.admissions],
  ] as const;
  return counts.flatMap(([rule, now, before]) =>
    now !== undefined && before !== undefined && differ(now, before) ? [{ rule, now, before }] : [],
  );
}

const POINTS_MORE = 10;

function occupiedOf({ shelters }: Periods): StandingOut[] {
  const found = comparable(shelters).flatMap(({ name, occupancy }) => {
    const [now, before] = [rateOf(occupancy.now), rateOf(occupancy.before)];
    if (now === null || before === null || Math.abs(now - before) < POINTS_MORE) return [];
    return [{ more: Math.abs(now - before), found: { rule: 'occupied', name, now, before } as const }];
  });
  return byDifference(found);
}

const [STAYS_AT_LEAST, STAY_SHARE] = [5, 1 / 3];

function staysOf({ shelters }: Periods): StandingOut[] {
  const found = shelters.flatMap(({ name, figures }) => {
    const [now, before] = [figures?.now.shelters?.stays, figures?.before.shelters?.stays];
    if (!now?.median || !before?.median || now.of < STAYS_AT_LEAST || before.of < STAYS_AT_LEAST) return [];
    const [median, other] = [Number(now.median), Number(before.median)];
    const more = Math.abs(median - other) / Math.max(median, other);
    if (more < STAY_SHARE) return [];
    return [{ more, found: { rule: 'stay', name, now: median, before: other, of: now.of } as const }];
  });
  return byDifference(found);
}

const comparable = (shelters: readonly ShelterPair[]): ShelterPair[] =>
  shelters.filter(({ occupancy: { now, before } }) =>
    areComparable(now.summary.shelterNights, before.summary.shelterNights),
  );

const rateOf = ({ summary }: TrendLine): number | null => {
  const rate = summary.amounts?.ratePercent ?? null;
  return rate === null ? null : Number(rate);
};

const byDifference = (found: readonly { readonly more: number; readonly found: StandingOut }[]): StandingOut[] =>
  found.toSorted((a, b) => b.more - a.more).map((each) => each.found);
