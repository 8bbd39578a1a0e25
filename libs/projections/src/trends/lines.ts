import type { TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import type { Registered } from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import type { Bucket } from './buckets.ts';
import type { HouseDays } from './house-days.ts';
import { dayName, zoneOf } from './zone.ts';

/** A house with what it knows of a range. */
export interface HouseInRange {
  readonly state: Registered;
  readonly days: HouseDays;
}

/** Houses that are shown as one. */
export interface Line {
  readonly key: string;
  readonly name: string;
  readonly country: string | null;
  readonly members: readonly HouseInRange[];
}

const KEYS = {
  shelter: ({ shelterId }: Registered) => shelterId,
  organisation: ({ organisation }: Registered) => organisation,
  country: ({ country }: Registered) => country,
} as const;

/** How many lines these houses make. */
export const linesAmong = (states: readonly Registered[], by: Trends['by']): number =>
  new Set(states.map(KEYS[by])).size;

export function linesOf(members: readonly HouseInRange[], by: Trends['by']): Line[] {
  const lines = [...Map.groupBy(members, ({ state }) => KEYS[by](state))].map(([key, own]): Line => {
    const countries = new Set(own.map(({ state }) => state.country));
    const name = by === 'shelter' ? own[0]!.state.name : key;
    return { key, name, country: countries.size === 1 ? own[0]!.state.country : null, members: own };
  });
  return lines.toSorted((a, b) => compare(a.name, b.name) || compare(a.key, b.key));
}

/** The local day that it is where a line's houses are, yesterday until its night is over; the earliest, if they are far apart. */
export const todayOf = ({ members }: Line, now: number): number =>
  Math.min(...members.map(({ state }) => zoneOf(state.timezone).nightAt(now)));

/** First and last day of a bucket, and whether it is less than a whole one: cut by the range, or not over yet. */
export const spanOf = (bucket: Bucket, today: number): Pick<TrendPoint, 'day' | 'to' | 'partial'> => ({
  day: dayName(bucket.from),
  to: dayName(bucket.to),
  partial: bucket.to - bucket.from + 1 < bucket.of || today <= bucket.to,
});

export const lineOf = (
  { key, name, country, members }: Line,
  points: TrendPoint[],
  summary: TrendLine['summary'],
): TrendLine => ({ key, name, country, shelters: members.length, points, summary });
