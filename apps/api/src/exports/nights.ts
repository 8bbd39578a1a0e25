import { nightsOf, PERSON_NIGHT_COLUMNS, type TrendLine, type TrendPoint, type Trends } from '@safe-haven/contracts';
import type { Cell, Table } from './tables/table.ts';

/** Local days, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * Nights by month and country, as places are paid for: exact for one's own houses; for whoever oversees the network the range
 * that trends tell of that month, and no number of nights, for two roundings of one number tell more than one.
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
    isWhole(point) ? 'yes' : 'no',
    ...numbersOf(point),
    ...(point.show === 'hidden' ? [null, null] : [point.known.days, point.known.of]),
    ...(point.show === 'exact' ? [point.houseDays.days, point.houseDays.of, point.nights] : [null, null, null]),
    noteOf(point),
  ]);

/** Not cut, over, and, as far as that is told, every day of it known. */
export const isWhole = (point: TrendPoint): boolean =>
  !point.partial && (point.show === 'hidden' || point.known.days === point.known.of);

function numbersOf(point: TrendPoint): Cell[] {
  switch (point.show) {
    case 'exact':
      return [nightsOf(point), placeNights(point.bedHours), numberOf(point.ratePercent), null, null];
    case 'range':
      return [null, null, null, point.low, point.high];
    case 'gap':
    case 'hidden':
      return [null, null, null, null, null];
  }
}

/** Nights of places that were in service or in use, two decimals: bed-hours of all states but out, by 24. */
export function placeNights({
  free,
  spare,
  held,
  occupied,
}: Readonly<Record<'free' | 'spare' | 'held' | 'occupied', string>>): number {
  // Whole hundredths of an hour: no sum of floats.
  const hundredths = [free, spare, held, occupied].reduce((sum, hours) => sum + Math.round(Number(hours) * 100), 0);
  return Math.round(hundredths / 24) / 100;
}

export const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** What is not known, and why something is not there. */
export function noteOf(point: TrendPoint): string | null {
  switch (point.show) {
    case 'hidden':
      return `hidden: ${hiddenBecause(point.why)}`;
    case 'gap':
      return 'nothing is known of it';
    default:
      return knownOf(point.known);
  }
}

/** How much of a time is known; null: all of it. */
export const knownOf = ({ days, of }: { readonly days: number; readonly of: number }): string | null =>
  days < of ? `${days} of ${of} days are known` : null;

const HIDDEN = {
  few_shelters: 'fewer than 3 houses',
  few_people: 'fewer than 5 people',
  others_too_small: 'a smaller number could be worked out from it',
  too_recent: 'told a week after its end',
  part_of_month: 'told of whole months',
} as const;

/** Why a number is not told, in English. */
export const hiddenBecause = (why: keyof typeof HIDDEN): string => HIDDEN[why];
