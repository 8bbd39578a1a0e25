import { type ImportColumn, isColumnName } from '@safe-haven/contracts/exchange';
import type { Cells } from './cells.ts';

const COLUMNS = ['house', 'area', 'kind', 'room', 'privacy', 'for_whom', 'adult', 'child', 'cot', 'overflow'] as const;
export type Column = (typeof COLUMNS)[number];

/** The index of each column, and the row after which the data begins. */
export interface Header {
  readonly row: number;
  readonly at: Readonly<Partial<Record<Column, number>>>;
}

/** The header is searched in the first rows: a title, merged cells or remarks may precede it. */
const MAX_HEADER_ROW = 12;

/** The header row: the first that names a room or bed column and one more; null: none. */
export function headerOf(cells: Cells): Header | null {
  for (const [row, header] of cells.slice(0, MAX_HEADER_ROW).entries()) {
    const at: Partial<Record<Column, number>> = {};
    for (const [index, cell] of header.entries()) {
      const column = columnNamed(cell);
      if (column !== null) at[column] ??= index;
    }
    if (Object.keys(at).length >= 2 && (at.room !== undefined || at.adult !== undefined)) return { row, at };
  }
  return null;
}

const importColumn = (column: Column): ImportColumn => (column === 'house' ? 'shelter' : column);
const columnNamed = (cell: string): Column | null =>
  COLUMNS.find((column) => isColumnName(importColumn(column), cell)) ?? null;
