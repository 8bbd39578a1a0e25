import type { DayTally } from './days.ts';

/** What is added up of days, beside bed-milliseconds of `DayTally` what nobody has: `free`. */
const SUMMED = ['ms', 'occupied', 'inService', 'held', 'out', 'spare', 'free', 'persons'] as const;
type Summed = (typeof SUMMED)[number];

/** Days of one house, oldest first, a column a number: a range of years is added up without touching an object. */
export interface DayTable extends Readonly<Record<Summed, Float64Array>> {
  readonly length: number;
  readonly day: Int32Array;
  readonly end: Float64Array;
  readonly whole: Uint8Array;
}

export function tableOf(tallies: readonly DayTally[]): DayTable {
  const column = () => new Float64Array(tallies.length);
  const sums = Object.fromEntries(SUMMED.map((of) => [of, column()])) as Record<Summed, Float64Array>;
  const { length } = tallies;
  const table = { ...sums, length, day: new Int32Array(length), end: column(), whole: new Uint8Array(length) };
  for (const [row, tally] of tallies.entries()) setRow(table, row, tally);
  return table;
}

export function setRow(table: DayTable, row: number, tally: DayTally): void {
  table.day[row] = tally.day;
  table.end[row] = tally.end;
  table.whole[row] = tally.whole ? 1 : 0;
  for (const of of SUMMED) table[of][row] = of === 'free' ? freeOf(tally) : Math.max(0, tally[of]);
}

/** Where more is used than is in service (a stay dated before its bed was opened, a report over capacity) nothing is free. */
const freeOf = ({ inService, held, occupied, spare }: DayTally): number =>
  Math.max(0, inService - held - occupied - Math.max(0, spare));

export const rowOf = (table: DayTable, row: number): DayTally => ({
  day: table.day[row]!,
  end: table.end[row]!,
  whole: table.whole[row] === 1,
  ms: table.ms[row]!,
  occupied: table.occupied[row]!,
  held: table.held[row]!,
  inService: table.inService[row]!,
  out: table.out[row]!,
  spare: table.spare[row]!,
  persons: table.persons[row]!,
});

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
