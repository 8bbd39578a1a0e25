import type { DayTally } from './days.ts';

/** What is added up of days, beside bed-milliseconds of `DayTally` what nobody has: `free`. `broken`: days that are not whole. */
const SUMMED = ['ms', 'occupied', 'inService', 'held', 'out', 'spare', 'free', 'persons', 'nights', 'broken'] as const;
type Summed = (typeof SUMMED)[number];

/**
 * Days of one house, oldest first, each number a column of sums: `[row]` is of all rows before it, so a month or four
 * years are one subtraction. Whole numbers far below 2 ** 53: nothing is rounded.
 */
export interface DayTable extends Readonly<Record<Summed, Float64Array>> {
  readonly length: number;
  readonly day: Int32Array;
  readonly end: Float64Array;
}

export function tableOf(tallies: readonly DayTally[]): DayTable {
  const { length } = tallies;
  const column = () => new Float64Array(length + 1);
  const sums = Object.fromEntries(SUMMED.map((of) => [of, column()])) as Record<Summed, Float64Array>;
  const table = { ...sums, length, day: new Int32Array(length), end: column() };
  for (const [row, tally] of tallies.entries()) setRow(table, row, tally);
  return table;
}

/** The last row may be set again; one before others may not. */
export function setRow(table: DayTable, row: number, tally: DayTally): void {
  table.day[row] = tally.day;
  table.end[row] = tally.end;
  const values = { ...tally, free: freeOf(tally), spare: Math.max(0, tally.spare), broken: tally.whole ? 0 : 1 };
  for (const of of SUMMED) table[of][row + 1] = table[of][row]! + values[of];
}

/** Where more is used than is in service (a stay dated before its bed was opened, a report over capacity) nothing is free. */
const freeOf = ({ inService, held, occupied, spare }: DayTally): number =>
  Math.max(0, inService - held - occupied - Math.max(0, spare));

/** The first row of a day or of a later one. */
export function rowFrom({ day, length }: DayTable, from: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (day[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
