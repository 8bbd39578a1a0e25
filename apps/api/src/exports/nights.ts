import {
  isWhole,
  nightsOf,
  PERSON_NIGHT_COLUMNS,
  type ShelterNights,
  type TrendLine,
  type TrendPoint,
  type Trends,
} from '@safe-haven/contracts';
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
    isWhole(point) ? 'yes' : 'no',
    ...numbersOf(point),
    ...(point.show === 'hidden' ? [null, null] : [point.known.days, point.known.of]),
    ...(point.show === 'hidden' ? [null, null, null] : shelterNightsOf(point.shelterNights)),
    point.show === 'exact' ? point.nights : null,
    noteOf(point),
  ]);

const shelterNightsOf = ({ known, of, withPlaces }: ShelterNights): Cell[] => [known, of, withPlaces];

function numbersOf(point: TrendPoint): Cell[] {
  switch (point.show) {
    case 'exact':
      return [nightsOf(point), placeNightsOf(point), numberOrNull(point.ratePercent), null, null];
    case 'range':
      return [null, null, null, point.low, point.high];
    case 'gap':
    case 'hidden':
      return [null, null, null, null, null];
  }
}

/** The place-nights of a time; null where nights are known and the number of places never is. */
export const placeNightsOf = ({ bedHours, shelterNights }: Pick<Exact, 'bedHours' | 'shelterNights'>): number | null =>
  shelterNights.known > 0 && shelterNights.withPlaces === 0 ? null : placeNights(bedHours);

type Exact = Extract<TrendPoint, { show: 'exact' }>;

/** Place-nights in service or in use, with two decimals: the bed-hours of all states but out of service, divided by 24. */
function placeNights({
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
      return coverageNote(point.shelterNights);
  }
}

/** What is not known of a time, in nights of houses; null: nothing. */
export function coverageNote({ known, withPlaces, of }: ShelterNights): string | null {
  const notes = [
    ...(known < of ? [`${known} of ${of} nights of houses are known`] : []),
    ...(withPlaces < known
      ? [
          `${known - withPlaces} nights of houses have people and no number of places: they are in the person-nights alone`,
        ]
      : []),
  ];
  return notes.length === 0 ? null : notes.join('; ');
}

const HIDDEN_REASONS = {
  few_shelters: 'fewer than 3 houses',
  few_people: 'fewer than 5 people',
  others_too_small: 'a smaller number could be worked out from it',
  too_recent: 'told a week after its end',
  part_of_month: 'told of whole months',
} as const;

/** Why a number is hidden, in English. */
export const hiddenReason = (why: keyof typeof HIDDEN_REASONS): string => HIDDEN_REASONS[why];
