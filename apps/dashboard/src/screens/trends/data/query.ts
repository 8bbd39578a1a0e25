import type { TrendsQuery } from '@safe-haven/contracts';
import { rangeOf, readerDay } from '../../../model/past-period.ts';
import { type Against, daysAgainst } from '../against/days-against.ts';

export const PERIODS = ['lastMonth', 'lastQuarter', 'weeks4', 'weeks13', 'year'] as const;
export type Period = (typeof PERIODS)[number];
export type By = NonNullable<TrendsQuery['by']>;
type Bucket = NonNullable<TrendsQuery['bucket']>;

/** What the reader chose: calendar days in their own time zone, and filters that are '' when not set. */
export interface Choice {
  readonly from: string;
  readonly to: string;
  readonly bucket: Bucket;
  readonly by: By;
  readonly country: string;
  readonly organisation: string;
  readonly shelter: string;
  readonly against: Against;
}

/** The bucket in which a period is shown at first: it gives about thirty points at most. */
const STEPS: Readonly<Record<Period, Bucket>> = {
  lastMonth: 'day',
  lastQuarter: 'week',
  weeks4: 'day',
  weeks13: 'week',
  year: 'month',
};
const DAYS = { weeks4: 28, weeks13: 91, year: 365 } as const;

/** Local days, both included: a calendar month or quarter that is over, or so many days up to today. */
function daysOf(period: Period, now: Date): Pick<Choice, 'from' | 'to'> {
  if (period === 'lastMonth') return rangeOf('month', now.getTime());
  if (period === 'lastQuarter') return rangeOf('quarter', now.getTime());
  const from = new Date(now);
  from.setDate(from.getDate() - DAYS[period] + 1);
  return { from: readerDay(from.getTime()), to: readerDay(now.getTime()) };
}

/** Sets the period, and the bucket that belongs to it. */
export const inPeriod = (choice: Choice, period: Period, now: Date): Choice => ({
  ...choice,
  ...daysOf(period, now),
  bucket: STEPS[period],
});

/** The period that the days of a choice match; null when they match none. */
export const periodOf = ({ from, to }: Choice, now: Date): Period | null =>
  PERIODS.find((period) => {
    const days = daysOf(period, now);
    return days.from === from && days.to === to;
  }) ?? null;

const BLANK = {
  from: '',
  to: '',
  bucket: 'week',
  country: '',
  organisation: '',
  shelter: '',
  against: 'before',
} as const;

/** The initial choice: one line per organisation for roles that see exact numbers, one per country for others. */
export const firstChoice = (exact: boolean, now: Date): Choice =>
  inPeriod({ ...BLANK, by: exact ? 'organisation' : 'country' }, exact ? 'weeks4' : 'weeks13', now);

/** The query of a choice; null while its days are missing or in the wrong order. */
export function queryOf({ from, to, bucket, by, country, organisation, shelter }: Choice): TrendsQuery | null {
  if (from === '' || to === '' || to < from) return null;
  return {
    from,
    to,
    bucket,
    by,
    ...(country === '' ? {} : { country }),
    ...(organisation === '' ? {} : { organisation }),
    ...(shelter === '' ? {} : { shelter }),
  };
}

/** The same query of the days that a choice is held against. */
export const queryAgainst = (query: TrendsQuery, against: Against): TrendsQuery => ({
  ...query,
  ...daysAgainst(query, against),
});

/**
 * The same query split one level further, for the small charts below the large one; null when no finer level may be
 * shown.
 */
export function finer(query: TrendsQuery, exact: boolean): TrendsQuery | null {
  const by = query.by === 'country' && !exact ? 'organisation' : exact && query.by !== 'shelter' ? 'shelter' : null;
  return by === null ? null : { ...query, by };
}
