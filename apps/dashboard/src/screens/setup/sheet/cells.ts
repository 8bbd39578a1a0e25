import { csvRows } from '@safe-haven/contracts/exchange';

/** A table as it was pasted or read from a file: lines of cells, as text. */
export type Cells = readonly (readonly string[])[];

/** Reads text of a spreadsheet: cells between tabs, semicolons or commas, whichever its first lines have most of. */
export const cellsOf = (text: string): Cells => csvRows(text).map(({ cells }) => cells);
