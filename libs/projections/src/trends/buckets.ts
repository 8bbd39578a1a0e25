import type { TrendsQuery } from '@safe-haven/contracts';
import { DAY_MS, dayName } from './zone.ts';

type Step = TrendsQuery['bucket'] & string;

/** Local days `from` to `to`, both included, that are shown as one, out of the `of` days of a whole one. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

/** Cuts a range of days into days, weeks (from Monday) or calendar months; the first and the last may be shorter. */
export function bucketsOf(from: number, to: number, bucket: Step): Bucket[] {
  const buckets: Bucket[] = [];
  for (let day = from; day <= to; ) {
    const whole = calendar[bucket](day);
    const last = Math.min(to, whole.to);
    buckets.push({ from: day, to: last, of: whole.to - whole.from + 1 });
    day = last + 1;
  }
  return buckets;
}

/** The first and the last day of the whole bucket in which a day is. */
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
