import type { Trends, TrendsQuery } from '@safe-haven/contracts';
import { type Actor, isOwn, type Registered, scopeOf } from '@safe-haven/domain';
import { bandedLine } from './banded.ts';
import { type Bucket, bucketAround, bucketsOf } from './buckets.ts';
import { networkDays } from './by-day.ts';
import type { TrendsNetwork } from './copy.ts';
import { exactLine } from './exact.ts';
import { houseDays, type RegisteredHouse } from './house-days.ts';
import { type HouseInRange, linesAmong, linesOf } from './lines.ts';
import { disclosureOf } from './privacy.ts';
import { DAY_MS, dayName, dayNumber, zoneOf } from './zone.ts';

export type OccupancyQuery = Omit<TrendsQuery, 'format'> & Required<Pick<TrendsQuery, 'bucket' | 'by'>>;

/** No longer range is answered; the newest days are. Ten years. */
const LONGEST = 3_660;
/** So much of nothing is answered before the first day that any house knows, and no more. */
const BEFORE = 366;

/**
 * Time-weighted occupancy by local day, week (from Monday) or month. A house's own people get exact numbers of their
 * houses; whoever oversees the network gets ranges, a week late, hidden where a number could betray a person.
 * Everybody else gets no line: who may ask at all is the policy's business. `now` in ms. More points than `most` are
 * told in longer steps, and the answer says in which (OC-4).
 */
export function occupancy(
  network: TrendsNetwork,
  query: OccupancyQuery,
  viewer: Actor,
  now: number,
  most = Number.POSITIVE_INFINITY,
): Trends {
  const houses = housesSeen(network, viewer);
  const exact = seesExact(viewer);
  const answered = rangeAsked(query, houses, now);
  const bucket = stepFor(query, answered, houses, most);
  const [from, to] = exact ? answered : wholeBuckets(answered, bucket);
  const inSight = houses.map((house): HouseInRange => ({ state: house.state, days: houseDays(house, from, to, now) }));
  const asked = inSight.filter(({ state }) => isAsked(state, query));
  const { by } = query;
  const buckets = bucketsOf(firstOf(asked, [from, to], bucket), to, bucket);
  const range: Bucket = { from, to, of: to - from + 1 };
  const disclosure = exact ? null : disclosureOf(networkDays(inSight, range));
  const lines = linesOf(asked, by).map((line) =>
    disclosure === null ? exactLine(line, buckets, range, now) : bandedLine(line, [buckets, range], disclosure, now),
  );
  return { from: dayName(from), to: dayName(to), bucket, by, position: network.position, lines };
}

function housesSeen({ shelters }: Pick<TrendsNetwork, 'shelters'>, viewer: Actor): RegisteredHouse[] {
  const sees = sightOf(viewer);
  return [...shelters.values()].filter(
    (house): house is RegisteredHouse => house.state.situation !== 'unregistered' && sees(house.state),
  );
}

/** The local day that it is in the houses, the latest of theirs; where there is none, the day of UTC. */
const latestDay = (houses: readonly RegisteredHouse[], now: number): number =>
  houses.length === 0
    ? Math.floor(now / DAY_MS)
    : Math.max(...houses.map(({ state }) => zoneOf(state.timezone).dayAt(now)));

/** What day it is in the houses that somebody may read trends of, as `yyyy-mm-dd`. `now` in ms. */
export const todayFor = (network: Pick<TrendsNetwork, 'shelters'>, viewer: Actor, now: number): string =>
  dayName(latestDay(housesSeen(network, viewer), now));

/** The range in local days, cut to what can be answered: nothing after today in any house, and no more than ten years. */
function rangeAsked({ from, to }: OccupancyQuery, houses: readonly RegisteredHouse[], now: number): [number, number] {
  const today = latestDay(houses, now);
  const last = Math.max(dayNumber(from), Math.min(dayNumber(to), today));
  return [Math.max(dayNumber(from), last - LONGEST + 1), last];
}

const DAYS_IN = { day: 1, week: 7, month: 30 } as const;

/** The step that was asked, or the first longer one in which there are no more points than `most`. */
function stepFor(
  query: OccupancyQuery,
  [from, to]: readonly [number, number],
  houses: readonly RegisteredHouse[],
  most: number,
): OccupancyQuery['bucket'] {
  const asked = houses.map(({ state }) => state).filter((state) => isAsked(state, query));
  const lines = linesAmong(asked, query.by);
  const steps = (['day', 'week', 'month'] as const).slice(Object.keys(DAYS_IN).indexOf(query.bucket));
  return steps.find((step) => (lines * (to - from + 1)) / DAYS_IN[step] <= most) ?? 'month';
}

/**
 * Of others there is one number a day, week and month, whatever range is asked: two ranges that differ by a day would
 * tell of that day (PV-7).
 */
function wholeBuckets([from, to]: [number, number], bucket: OccupancyQuery['bucket']): [number, number] {
  return [bucketAround(from, bucket).from, bucketAround(to, bucket).to];
}

/** The first day that is answered: what was asked, but not years of nothing. After `to` when nothing is known. */
function firstOf(
  asked: readonly HouseInRange[],
  [from, to]: readonly [number, number],
  bucket: Trends['bucket'],
): number {
  const first = Math.min(
    to + 1,
    ...asked.map(({ days }) => (days.from < days.to ? days.table.day[days.from]! : to + 1)),
  );
  return first > to ? to + 1 : Math.max(from, bucketAround(first - BEFORE, bucket).from);
}

export const seesExact = (viewer: Actor): boolean => scopeOf(viewer.role, 'trends') === 'own';

/** Which houses somebody may read trends of. */
export function sightOf(viewer: Actor): (state: Registered) => boolean {
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

const isAsked = (state: Registered, { country, organisation, shelter }: OccupancyQuery): boolean =>
  (country === undefined || state.country === country) &&
  (organisation === undefined || state.organisation === organisation) &&
  (shelter === undefined || state.shelterId === shelter);
