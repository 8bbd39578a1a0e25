import type { TrendsQuery } from '@safe-haven/contracts';
import { DAY_MS, dayName } from './zone.ts';

/** Local days `from` to `to`, both included, that are shown as one. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
}

/** Cuts a range of days into days, weeks (from Monday) or calendar months; the first and the last may be shorter. */
export function bucketsOf(from: number, to: number, bucket: TrendsQuery['bucket'] & string): Bucket[] {
  const buckets: Bucket[] = [];
  for (let day = from; day <= to; ) {
    const last = Math.min(to, lastDayOf[bucket](day));
    buckets.push({ from: day, to: last });
    day = last + 1;
  }
  return buckets;
}

/** The last day of the whole bucket that a day is in. */
export const lastDayOf = {
  day: (day: number) => day,
  // 1970-01-01 was a Thursday.
  week: (day: number) => day + 6 - ((day + 3) % 7),
  month: (day: number) => {
    const [year, month] = dayName(day).split('-').map(Number);
    return Date.UTC(year!, month!, 0) / DAY_MS;
  },
} as const;

/** The first one. */
export const firstDayOf = {
  day: (day: number) => day,
  week: (day: number) => day - ((day + 3) % 7),
  month: (day: number) => Date.parse(`${dayName(day).slice(0, 7)}-01`) / DAY_MS,
} as const;
