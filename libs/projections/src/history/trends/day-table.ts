import { countUpTo } from '../count-up-to.ts';
import type { DayTally } from './days.ts';

/**
 * The columns that are summed: those of `DayTally`, `free`, which follows from them, and `incomplete`, the number of
 * days that are known in part.
 */
const COLUMNS = [
  'ms',
  'occupied',
  'inService',
  'held',
  'out',
  'spare',
  'free',
  'persons',
  'nights',
  'withPlaces',
  'incomplete',
] as const;
type Column = (typeof COLUMNS)[number];

/**
 * The days of one shelter, oldest first, as columns of prefix sums: `[row]` is the sum of all rows before it, so any
 * range of days is one subtraction. The integers stay far below 2 ** 53, so nothing is rounded.
 */
export interface DayTable extends Readonly<Record<Column, Float64Array>> {
  readonly length: number;
  readonly day: Int32Array;
  readonly end: Float64Array;
}

export function tableOf(tallies: readonly DayTally[]): DayTable {
  const { length } = tallies;
  const column = () => new Float64Array(length + 1);
  const sums = Object.fromEntries(COLUMNS.map((of) => [of, column()])) as Record<Column, Float64Array>;
  const table = { ...sums, length, day: new Int32Array(length), end: column() };
  for (const [row, tally] of tallies.entries()) setRow(table, row, tally);
  return table;
}

/** Only the last row may be set again: later rows hold sums of earlier ones. */
export function setRow(table: DayTable, row: number, tally: DayTally): void {
  table.day[row] = tally.day;
  table.end[row] = tally.end;
  const values = { ...tally, free: freeOf(tally), spare: Math.max(0, tally.spare), incomplete: tally.complete ? 0 : 1 };
  for (const of of COLUMNS) table[of][row + 1] = table[of][row]! + values[of];
}

/**
 * Zero where more places are used than in service: a stay dated before its bed was opened, or a census over capacity.
 */
const freeOf = ({ inService, held, occupied, spare }: DayTally): number =>
  Math.max(0, inService - held - occupied - Math.max(0, spare));

/** The first row of a day or, without one, of the next later day. */
export const rowFrom = ({ day }: DayTable, from: number): number => countUpTo(day, from - 1);
