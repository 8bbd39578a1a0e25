import { type DayRange, dayOf } from '../../../model/past-period.ts';

/** A quarter of the calendar by its name: `2026-Q3`. */
export interface Quarter {
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
}

/** The quarter of a name; where it is none, the last one that is over. `now` in ms. */
export function quarterOf(name: string | null, now: number): Quarter {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(name ?? '') ?? [];
  return year && quarter ? { year: Number(year), quarter: Number(quarter) } : beside(current(now), -1);
}

export const nameOf = ({ year, quarter }: Quarter): string => `${year}-Q${quarter}`;

/** So many quarters later, or earlier. */
export function beside({ year, quarter }: Quarter, by: number): Quarter {
  const all = year * 4 + quarter - 1 + by;
  return { year: Math.floor(all / 4), quarter: (all % 4) + 1 };
}

/** The one that today lies in, in the reader's own calendar. */
export function current(now: number): Quarter {
  const today = new Date(now);
  return { year: today.getFullYear(), quarter: Math.floor(today.getMonth() / 3) + 1 };
}

/** Its first and last day. */
export const daysOf = ({ year, quarter }: Quarter): DayRange => ({
  from: dayOf(year, 3 * quarter - 3, 1),
  to: dayOf(year, 3 * quarter, 0),
});

/** The same up to today: nothing is told of days to come. */
export function soFar(days: DayRange, today: string): DayRange {
  return today < days.to && today >= days.from ? { ...days, to: today } : days;
}
