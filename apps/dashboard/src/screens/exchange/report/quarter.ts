import { type DayRange, dayOf } from '../../../model/past-period.ts';

/** A calendar quarter, named `2026-Q3`. */
export interface Quarter {
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
}

/** Parses the name of a quarter; falls back to the last one that is over. `now` in ms. */
export function quarterOf(name: string | null, now: number): Quarter {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(name ?? '') ?? [];
  return year && quarter ? { year: Number(year), quarter: Number(quarter) } : quartersLater(current(now), -1);
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
