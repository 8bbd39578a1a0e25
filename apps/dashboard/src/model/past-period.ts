import { localDay, readerTimezone } from './time/time.ts';

export const PERIODS = ['month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** Local days, both included, as `2026-10-01`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const MONTHS: Readonly<Record<Period, number>> = { month: 1, quarter: 3, year: 12 };

/** The last complete calendar month, quarter or year in the reader's time zone. `now` in ms. */
export function rangeOf(period: Period, now: number): DayRange {
  const today = new Date(now);
  const months = MONTHS[period];
  const first = today.getMonth() - (today.getMonth() % months);
  return {
    from: dayOf(today.getFullYear(), first - months, 1),
    to: dayOf(today.getFullYear(), first, 0),
  };
}

/** The day that it is where the reader is, `2026-10-01`. `now` in ms. */
export const readerDay = (now: number, timezone = readerTimezone()): string => localDay(now, timezone);

/** Months count from 0 and may be outside of the year. */
export const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
