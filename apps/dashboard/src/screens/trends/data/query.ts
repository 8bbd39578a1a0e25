import type { TrendsQuery } from '@safe-haven/contracts';

export const PERIODS = ['weeks4', 'weeks13', 'year', 'custom'] as const;
export type Period = (typeof PERIODS)[number];
export type By = NonNullable<TrendsQuery['by']>;
type Bucket = NonNullable<TrendsQuery['bucket']>;

/** What a reader chose. */
export interface Choice {
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  readonly bucket: Bucket;
  readonly by: By;
  readonly country: string;
  readonly organisation: string;
  readonly shelter: string;
}

const DAYS: Readonly<Record<Exclude<Period, 'custom'>, number>> = { weeks4: 28, weeks13: 91, year: 365 };
/** The step in which a period is read at first: about thirty points at most. */
const STEPS: Readonly<Record<Exclude<Period, 'custom'>, Bucket>> = { weeks4: 'day', weeks13: 'week', year: 'month' };

/** A period that ends today, in the reader's own calendar; the step goes with it. */
export function inPeriod(choice: Choice, period: Period, now: Date): Choice {
  if (period === 'custom') return { ...choice, period };
  return { ...choice, period, ...rangeOf(DAYS[period], now), bucket: STEPS[period] };
}

const rangeOf = (days: number, now: Date): { readonly from: string; readonly to: string } => {
  const from = new Date(now);
  from.setDate(from.getDate() - days + 1);
  return { from: localDay(from), to: localDay(now) };
};

export const localDay = (date: Date): string =>
  [date.getFullYear(), String(date.getMonth() + 1).padStart(2, '0'), String(date.getDate()).padStart(2, '0')].join('-');

/** The first choice: whoever has houses sees them as one; whoever oversees the network, its countries. */
export function firstChoice(exact: boolean, now: Date): Choice {
  const by: By = exact ? 'organisation' : 'country';
  const blank: Choice = {
    period: 'weeks13',
    from: '',
    to: '',
    bucket: 'week',
    by,
    country: '',
    organisation: '',
    shelter: '',
  };
  return inPeriod(blank, exact ? 'weeks4' : 'weeks13', now);
}

/** Null: it can't be asked like that. */
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

/** A finer look at the same, for the small charts under the large one; null: there is none that may be shown. */
export function finer(query: TrendsQuery, exact: boolean): TrendsQuery | null {
  if (query.by === 'country') return { ...query, by: exact ? 'shelter' : 'organisation' };
  return query.by === 'organisation' && exact ? { ...query, by: 'shelter' } : null;
}
