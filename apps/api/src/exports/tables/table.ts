import { csvRow } from '@safe-haven/lang';

/** A number stays a number in a workbook; null is an empty cell. */
export type Cell = string | number | null;

/** One sheet of a workbook, or a CSV file: its first row names the columns. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** RFC 4180 in UTF-8; no cell is a formula to a spreadsheet. */
export const csvOf = ({ columns, rows }: Table): string =>
  [columns, ...rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))].map(csvRow).join('');

/** Renames columns by `code:name|code:name`; a column that is not listed keeps its code. */
export function withHeadings(table: Table, heads: string | undefined): Table {
  if (heads === undefined) return table;
  const words = new Map(heads.split('|').map((head) => head.split(':') as [string, string]));
  return { ...table, columns: table.columns.map((column) => words.get(column) ?? column) };
}
