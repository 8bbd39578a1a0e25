import { csvRow } from '@safe-haven/lang';

/** A number stands as one in a workbook; null is an empty cell. */
export type Cell = string | number | null;

/** One sheet of a workbook, or a CSV file: its first row names the columns. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** RFC 4180 in UTF-8; nothing in it is a formula to a spreadsheet. */
export const csvOf = ({ columns, rows }: Table): string =>
  [columns, ...rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))].map(csvRow).join('');

/** The table with its columns called as `code:words|code:words` says; what is not named keeps its code. */
export function withHeads(table: Table, heads: string | undefined): Table {
  if (heads === undefined) return table;
  const words = new Map(heads.split('|').map((head) => head.split(':') as [string, string]));
  return { ...table, columns: table.columns.map((column) => words.get(column) ?? column) };
}
