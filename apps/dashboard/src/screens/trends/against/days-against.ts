import { type DayRange, dayOf } from '../../../model/past-period.ts';

export const AGAINST = ['before', 'year'] as const;
/** What a period is held against: the one before it, or the same days a year earlier. */
export type Against = (typeof AGAINST)[number];

const DAY_MS = 86_400_000;
const parts = (day: string): [year: number, month: number, day: number] => {
  const [year, month, date] = day.split('-').map(Number);
  return [year!, month! - 1, date!];
};

/** The days that a range is held against: whole months against as many months, other days against as many days. */
export function daysAgainst({ from, to }: DayRange, against: Against): DayRange {
  if (against === 'year') return { from: yearBefore(from), to: yearBefore(to) };
  const [[year, month, day], [lastYear, lastMonth, lastDay]] = [parts(from), parts(to)];
  const isWhole = day === 1 && dayOf(lastYear, lastMonth + 1, 0) === to;
  const months = isWhole ? (lastYear - year) * 12 + lastMonth - month + 1 : 0;
  if (isWhole) return { from: dayOf(year, month - months, 1), to: dayOf(year, month, 0) };
  const days = (Date.UTC(lastYear, lastMonth, lastDay) - Date.UTC(year, month, day)) / DAY_MS + 1;
  return { from: dayOf(year, month, day - days), to: dayOf(year, month, day - 1) };
}

/** 29 February is held against the 28th. */
function yearBefore(day: string): string {
  const [year, month, date] = parts(day);
  return dayOf(year - 1, month, Math.min(date, parts(dayOf(year - 1, month + 1, 0))[2]));
}
