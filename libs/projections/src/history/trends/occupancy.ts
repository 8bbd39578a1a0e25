import type { Trends, TrendsQuery } from '@safe-haven/contracts';
import { type Actor, isOwn, type Registered, scopeOf } from '@safe-haven/domain';
import type { History } from '../history.ts';
import { bandedLine } from './banded.ts';
import { type Bucket, bucketAround, bucketsOf } from './buckets.ts';
import { networkDays } from './by-day.ts';
import { exactLine } from './exact.ts';
import { countLines, linesOf, type ShelterInRange } from './lines.ts';
import { disclosureOf } from './privacy.ts';
import { type RegisteredShelter, shelterDays } from './shelter-days.ts';
import { DAY_MS, dayName, dayNumber, zoneOf } from './zone.ts';

export type OccupancyQuery = Omit<TrendsQuery, 'format'> & Required<Pick<TrendsQuery, 'bucket' | 'by'>>;

/** The longest range that is answered, in days (ten years); of a longer one the newest days. */
const LONGEST_RANGE = 3_660;
/** How many days without data are answered before the first day with data. */
const EMPTY_DAYS_BEFORE = 366;

/**
 * Time-weighted occupancy by local day, week (from Monday) or month. An organisation's own people get exact numbers;
 * overseers of the network get ranges, a week late, without those that would disclose too few people. Others get
 * no line; the access policy decides who may ask at all. `now` in ms. If there were more than `maxPoints` points, the
 * step is longer than asked for, and the answer says which it is (OC-4).
 */
export function occupancy(
  history: History,
  query: OccupancyQuery,
  viewer: Actor,
  now: number,
  maxPoints = Number.POSITIVE_INFINITY,
): Trends {
  const shelters = visibleShelters(history, viewer);
  const exact = seesExact(viewer);
  const answeredRange = cutRange(query, shelters, now);
  const bucket = stepFor(query, answeredRange, shelters, maxPoints);
  const [from, to] = exact ? answeredRange : wholeBuckets(answeredRange, bucket);
  const visible = shelters.map(
    (shelter): ShelterInRange => ({ state: shelter.state, days: shelterDays(shelter, from, to, now) }),
  );
  const selected = visible.filter(({ state }) => matches(state, query));
  const { by } = query;
  const buckets = bucketsOf(firstDay(selected, [from, to], bucket), to, bucket);
  const range: Bucket = { from, to, of: to - from + 1 };
  const disclosure = exact ? null : disclosureOf(networkDays(visible, range));
  const lines = linesOf(selected, by).map((line) =>
    disclosure === null ? exactLine(line, buckets, range, now) : bandedLine(line, [buckets, range], disclosure, now),
  );
  return { from: dayName(from), to: dayName(to), bucket, by, position: history.position, lines };
}

function visibleShelters({ shelters }: Pick<History, 'shelters'>, viewer: Actor): RegisteredShelter[] {
  const canSee = shelterVisibility(viewer);
  return [...shelters.values()].filter(
    (shelter): shelter is RegisteredShelter => shelter.state.situation !== 'unregistered' && canSee(shelter.state),
  );
}

/** The latest current local day of the shelters; without shelters, the day in UTC. */
const latestDay = (shelters: readonly RegisteredShelter[], now: number): number =>
  shelters.length === 0
    ? Math.floor(now / DAY_MS)
    : Math.max(...shelters.map(({ state }) => zoneOf(state.timezone).dayAt(now)));

/** The latest current local day (`yyyy-mm-dd`) of the shelters that the viewer may read trends of. `now` in ms. */
export const todayFor = (history: Pick<History, 'shelters'>, viewer: Actor, now: number): string =>
  dayName(latestDay(visibleShelters(history, viewer), now));

/** The range in local days without those after today, and no longer than ten years. */
function cutRange({ from, to }: OccupancyQuery, shelters: readonly RegisteredShelter[], now: number): [number, number] {
  const today = latestDay(shelters, now);
  const last = Math.max(dayNumber(from), Math.min(dayNumber(to), today));
  return [Math.max(dayNumber(from), last - LONGEST_RANGE + 1), last];
}

const DAYS_IN = { day: 1, week: 7, month: 30 } as const;

/** The step of the query, or the first longer one with at most `maxPoints` points. */
function stepFor(
  query: OccupancyQuery,
  [from, to]: readonly [number, number],
  shelters: readonly RegisteredShelter[],
  maxPoints: number,
): OccupancyQuery['bucket'] {
  const selected = shelters.map(({ state }) => state).filter((state) => matches(state, query));
  const lines = countLines(selected, query.by);
  const steps = (['day', 'week', 'month'] as const).slice(Object.keys(DAYS_IN).indexOf(query.bucket));
  return steps.find((step) => (lines * (to - from + 1)) / DAYS_IN[step] <= maxPoints) ?? 'month';
}

/**
 * Ranges of other organisations' shelters are extended to calendar buckets, so that each bucket has one published
 * number: two ranges that differ by a day would disclose that day (PV-7).
 */
function wholeBuckets([from, to]: [number, number], bucket: OccupancyQuery['bucket']): [number, number] {
  return [bucketAround(from, bucket).from, bucketAround(to, bucket).to];
}

/** The first day of the answer: that of the query, but not years without data. `to + 1`: there is no data. */
function firstDay(
  selected: readonly ShelterInRange[],
  [from, to]: readonly [number, number],
  bucket: Trends['bucket'],
): number {
  const first = Math.min(
    to + 1,
    ...selected.map(({ days }) => (days.from < days.to ? days.table.day[days.from]! : to + 1)),
  );
  return first > to ? to + 1 : Math.max(from, bucketAround(first - EMPTY_DAYS_BEFORE, bucket).from);
}

export const seesExact = (viewer: Actor): boolean => scopeOf(viewer.role, 'trends') === 'own';

/** Which shelters the viewer may read trends of. */
export function shelterVisibility(viewer: Actor): (state: Registered) => boolean {
  switch (scopeOf(viewer.role, 'trends')) {
    case 'own':
      return (state) => isOwn(viewer, state);
    case 'aggregates':
      return ({ draft }) => !draft;
    case 'country':
      return ({ draft, country }) => !draft && country === viewer.country;
    default:
      return () => false;
  }
}

/** A draft is in no sum: its own people read it alone. Its past counts from its publication on (ADR 85). */
export const isCounted = ({ draft, shelterId }: Registered, shelter: string | undefined): boolean =>
  !draft || shelter === shelterId;

const matches = (state: Registered, { country, organisation, shelter }: OccupancyQuery): boolean =>
  isCounted(state, shelter) &&
  (country === undefined || state.country === country) &&
  (organisation === undefined || state.organisation === organisation) &&
  (shelter === undefined || state.shelterId === shelter);
