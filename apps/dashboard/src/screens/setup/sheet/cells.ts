import { csvRows } from '@safe-haven/contracts/exchange';

/** A table, pasted or from a file: rows of text cells. */
export type Cells = readonly (readonly string[])[];

/**
 * Parses the text of a spreadsheet, separated by tabs, semicolons or commas, whichever is most frequent in its first
 * rows.
 */
export const cellsOf = (text: string): Cells => csvRows(text).map(({ cells }) => cells);
