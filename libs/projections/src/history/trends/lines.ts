import type { TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import type { Registered } from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import type { Bucket } from './buckets.ts';
import type { ShelterDays } from './shelter-days.ts';
import { dayName, zoneOf } from './zone.ts';

/** A shelter with its days in a range. */
export interface ShelterInRange {
  readonly state: Registered;
  readonly days: ShelterDays;
}

/** Shelters that one line of the answer sums up. */
export interface Line {
  readonly key: string;
  readonly name: string;
  readonly country: string | null;
  readonly members: readonly ShelterInRange[];
}

const KEYS = {
  shelter: ({ shelterId }: Registered) => shelterId,
  organisation: ({ organisation }: Registered) => organisation,
  country: ({ country }: Registered) => country,
} as const;

/** The number of lines that these shelters make. */
export const countLines = (states: readonly Registered[], by: Trends['by']): number =>
  new Set(states.map(KEYS[by])).size;

export function linesOf(members: readonly ShelterInRange[], by: Trends['by']): Line[] {
  const lines = [...Map.groupBy(members, ({ state }) => KEYS[by](state))].map(([key, group]): Line => {
    const countries = new Set(group.map(({ state }) => state.country));
    const name = by === 'shelter' ? group[0]!.state.name : key;
    return { key, name, country: countries.size === 1 ? group[0]!.state.country : null, members: group };
  });
  return lines.toSorted((a, b) => compare(a.name, b.name) || compare(a.key, b.key));
}

/**
 * The local day of a line's shelters, which is yesterday until its night is over at four; the earliest of several time
 * zones.
 */
export const todayOf = ({ members }: Line, now: number): number =>
  Math.min(...members.map(({ state }) => zoneOf(state.timezone).nightAt(now)));

/** The first and last day of a bucket; `partial`: the range cuts it, or it is not over. */
export const spanOf = (bucket: Bucket, today: number): Pick<TrendPoint, 'day' | 'to' | 'partial'> => ({
  day: dayName(bucket.from),
  to: dayName(bucket.to),
  partial: bucket.to - bucket.from + 1 < bucket.of || today <= bucket.to,
});

export const toLine = (
  { key, name, country, members }: Line,
  points: TrendPoint[],
  summary: TrendLine['summary'],
): TrendLine => ({ key, name, country, shelters: members.length, points, summary });
