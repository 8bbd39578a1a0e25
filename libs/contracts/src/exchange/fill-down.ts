import type { SheetRow } from './csv.ts';
import { columnsOf, type ImportKind } from './kinds.ts';
import type { Mapping } from './mapping.ts';

/**
 * Fills cells that are in the first row of a house alone, as merged cells have it: an empty name is that of the row
 * above, and so is what is empty in a row of the same house.
 */
export function filledDown(rows: readonly SheetRow[], { at }: Mapping, kind: ImportKind): readonly SheetRow[] {
  const house = at.shelter?.[0];
  const columns = columnsOf(kind).flatMap(([column, { fillDown }]) => (fillDown ? (at[column] ?? []) : []));
  if (house === undefined || columns.length === 0) return rows;
  let above: readonly string[] = [];
  return rows.map(({ line, cells }) => {
    const name = cells[house] ?? '';
    above = name === '' || name === above[house] ? withFilled(cells, above, columns) : cells;
    return { line, cells: above };
  });
}

function withFilled(cells: readonly string[], above: readonly string[], columns: readonly number[]): readonly string[] {
  const filled = [...cells];
  for (const column of columns) filled[column] ||= above[column] ?? '';
  return Array.from(filled, (cell) => cell ?? '');
}
