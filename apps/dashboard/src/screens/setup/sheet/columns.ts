import { type ImportColumn, isNamed } from '@safe-haven/contracts/exchange';
import type { Cells } from './cells.ts';

const COLUMNS = ['house', 'area', 'kind', 'room', 'privacy', 'adult', 'child', 'cot', 'overflow'] as const;
export type Column = (typeof COLUMNS)[number];

/** Where each column stands, and after which line the rooms begin. */
export interface Header {
  readonly line: number;
  readonly at: Readonly<Partial<Record<Column, number>>>;
}

/** A title over the columns, a merged cell or a line of remarks may stand above. */
const LOOKED_AT = 12;

/** The line that names the columns: the first that names a room's or beds' column and one more; null: there is none. */
export function headerOf(cells: Cells): Header | null {
  for (const [line, row] of cells.slice(0, LOOKED_AT).entries()) {
    const at: Partial<Record<Column, number>> = {};
    for (const [index, cell] of row.entries()) {
      const column = columnNamed(cell);
      if (column !== null) at[column] ??= index;
    }
    if (Object.keys(at).length >= 2 && (at.room !== undefined || at.adult !== undefined)) return { line, at };
  }
  return null;
}

const importColumn = (column: Column): ImportColumn => (column === 'house' ? 'shelter' : column);
const columnNamed = (cell: string): Column | null =>
  COLUMNS.find((column) => isNamed(importColumn(column), cell)) ?? null;
