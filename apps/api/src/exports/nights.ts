import { nightsOf, PERSON_NIGHT_COLUMNS, type TrendLine, type TrendPoint, type Trends } from '@safe-haven/contracts';
import type { Cell, Table } from './tables/table.ts';

/** Local days, both inclusive. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * Nights by month and country, the unit that funders pay for. Exact for the own shelters; an overseer of the network gets
 * the range that trends show for the month and no number of nights, because two roundings of one number reveal more than
 * one.
 */
export function nightsTable({ lines }: Trends): Table {
  return { name: 'Person-nights', columns: PERSON_NIGHT_COLUMNS, rows: lines.flatMap(rowsOf) };
}

const rowsOf = ({ key, shelters, points }: TrendLine): Cell[][] =>
  points.map((point) => [
    point.day.slice(0, 7),
    key,
    shelters,
    point.day,
    point.to,
    isComplete(point) ? 'yes' : 'no',
    ...numbersOf(point),
    ...(point.show === 'hidden' ? [null, null] : [point.known.days, point.known.of]),
    ...(point.show === 'exact' ? [point.houseDays.days, point.houseDays.of, point.nights] : [null, null, null]),
    noteOf(point),
  ]);

/** Neither cut by the range nor still running, and every day of it known (as far as that is shown). */
export const isComplete = (point: TrendPoint): boolean =>
  !point.partial && (point.show === 'hidden' || point.known.days === point.known.of);

function numbersOf(point: TrendPoint): Cell[] {
  switch (point.show) {
    case 'exact':
      return [nightsOf(point), placeNights(point.bedHours), numberOrNull(point.ratePercent), null, null];
    case 'range':
      return [null, null, null, point.low, point.high];
    case 'gap':
    case 'hidden':
      return [null, null, null, null, null];
  }
}

/** Place-nights in service or in use, with two decimals: the bed-hours of all states but out of service, divided by 24. */
export function placeNights({
  free,
  spare,
  held,
  occupied,
}: Readonly<Record<'free' | 'spare' | 'held' | 'occupied', string>>): number {
  // Summed in whole hundredths of an hour, because sums of floats drift.
  const hundredths = [free, spare, held, occupied].reduce((sum, hours) => sum + Math.round(Number(hours) * 100), 0);
  return Math.round(hundredths / 24) / 100;
}

export const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text));

/** What is not known, and why a number is missing. */
export function noteOf(point: TrendPoint): string | null {
  switch (point.show) {
    case 'hidden':
      return `hidden: ${hiddenReason(point.why)}`;
    case 'gap':
      return 'nothing is known of it';
    default:
      return coverageNote(point.known);
  }
}

/** How many days of a time are known; null: all. */
export const coverageNote = ({ days, of }: { readonly days: number; readonly of: number }): string | null =>
  days < of ? `${days} of ${of} days are known` : null;

const HIDDEN_REASONS = {
  few_shelters: 'fewer than 3 houses',
  few_people: 'fewer than 5 people',
  others_too_small: 'a smaller number could be worked out from it',
  too_recent: 'told a week after its end',
  part_of_month: 'told of whole months',
} as const;

/** Why a number is hidden, in English. */
export const hiddenReason = (why: keyof typeof HIDDEN_REASONS): string => HIDDEN_REASONS[why];
