import type { TrendsQuery } from '@safe-haven/contracts';
import { DAY_MS, dayName } from './zone.ts';

type Step = TrendsQuery['bucket'] & string;

/**
 * Local days `from` to `to`, both included, shown as one point; `of`: how many days the calendar bucket has that they
 * lie in.
 */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

/**
 * Splits a range of days into days, weeks (from Monday) or calendar months; the range may cut the first and the last.
 */
export function bucketsOf(from: number, to: number, bucket: Step): Bucket[] {
  const buckets: Bucket[] = [];
  for (let day = from; day <= to; ) {
    const fullBucket = calendar[bucket](day);
    const last = Math.min(to, fullBucket.to);
    buckets.push({ from: day, to: last, of: fullBucket.to - fullBucket.from + 1 });
    day = last + 1;
  }
  return buckets;
}

/** The first and last day of the calendar bucket that contains a day. */
export const bucketAround = (day: number, bucket: Step) => calendar[bucket](day);

const calendar: Record<Step, (day: number) => { readonly from: number; readonly to: number }> = {
  day: (day) => ({ from: day, to: day }),
  week: (day) => {
    // 1970-01-01 was a Thursday.
    const monday = day - ((day + 3) % 7);
    return { from: monday, to: monday + 6 };
  },
  month: (day) => {
    const [year, month] = dayName(day).split('-').map(Number);
    return { from: Date.UTC(year!, month! - 1, 1) / DAY_MS, to: Date.UTC(year!, month!, 0) / DAY_MS };
  },
};
