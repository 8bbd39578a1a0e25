import type { TrendLine } from '@safe-haven/contracts';
import { type DayRange, dayOf } from '../../../model/past-period.ts';

/** A calendar quarter, named `2026-Q3`. */
export interface Quarter {
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
}

/** How many quarters before the running one are looked at for the newest that says something. */
const LOOKED_AT = 8;

/** Parses the name of a quarter; null: none, or not one. */
export function quarterOf(name: string | null): Quarter | null {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(name ?? '') ?? [];
  return year && quarter ? { year: Number(year), quarter: Number(quarter) } : null;
}

/** The quarters among which the newest with numbers is looked for: two years, and the running one. `now` in ms. */
export const searchedDays = (now: number): DayRange => ({
  from: daysOf(quartersLater(current(now), -LOOKED_AT)).from,
  to: daysOf(current(now)).to,
});

/**
 * The quarter that the report opens with: the last one that is over, for that is what a board or funder asks for; where
 * it has no number, the running one, and then the newest that has one. `lines`: of the searched days, by month.
 */
export function newestQuarter(lines: readonly TrendLine[], now: number): Quarter {
  const lastOver = quartersLater(current(now), -1);
  const months = lines.flatMap(({ points }) =>
    points.filter(({ show }) => show === 'exact' || show === 'range').map(({ day }) => day),
  );
  const hasNumber = (quarter: Quarter) => {
    const { from, to } = daysOf(quarter);
    return months.some((day) => day >= from && day <= to);
  };
  const earlier = Array.from({ length: LOOKED_AT - 1 }, (_, i) => quartersLater(lastOver, -1 - i));
  return [lastOver, current(now), ...earlier].find(hasNumber) ?? lastOver;
}

export const nameOf = ({ year, quarter }: Quarter): string => `${year}-Q${quarter}`;

/** The quarter `by` quarters later; negative: earlier. */
export function quartersLater({ year, quarter }: Quarter, by: number): Quarter {
  const quarters = year * 4 + quarter - 1 + by;
  return { year: Math.floor(quarters / 4), quarter: (quarters % 4) + 1 };
}

/** The current quarter in the reader's own time zone. */
export function current(now: number): Quarter {
  const today = new Date(now);
  return { year: today.getFullYear(), quarter: Math.floor(today.getMonth() / 3) + 1 };
}

/** Its first and last day. */
export const daysOf = ({ year, quarter }: Quarter): DayRange => ({
  from: dayOf(year, 3 * quarter - 3, 1),
  to: dayOf(year, 3 * quarter, 0),
});

/** The days up to today, since figures of future days are refused. */
export function upToToday(days: DayRange, today: string): DayRange {
  return today < days.to && today >= days.from ? { ...days, to: today } : days;
}
