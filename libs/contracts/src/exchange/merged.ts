import type { SheetRow } from './csv.ts';
import { MOST_MERGED_CELLS, TooLarge } from './file-limits.ts';
import { columnOf } from './sheet-xml.ts';

/** Cells merged over more columns than these are decoration. */
const MAX_MERGED_COLUMNS = 64;
const MERGED = /<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;

/**
 * Copies the text of merged cells to each of them, because a sheet stores it only in the first. `xml`: the part after the
 * rows. Throws `TooLarge`.
 */
export function fillMerged(rows: SheetRow[], xml: string): void {
  const ranges = [...xml.matchAll(MERGED)];
  if (ranges.length === 0) return;
  const at = new Map(rows.map(({ line }, i) => [line, i]));
  let filled = 0;
  for (const [, left = '', top, right = '', bottom] of ranges) {
    const [first, last] = [columnOf(left), Math.min(columnOf(right), columnOf(left) + MAX_MERGED_COLUMNS)];
    const text = rows[at.get(Number(top)) ?? -1]?.cells[first] ?? '';
    if (text === '') continue;
    for (let i = at.get(Number(top))!; i < rows.length && rows[i]!.line <= Number(bottom); i++) {
      filled += 1 + last - first;
      if (filled > MOST_MERGED_CELLS) throw new TooLarge('merged');
      rows[i] = withFilledCells(rows[i]!, first, last, text);
    }
  }
}

function withFilledCells({ line, cells }: SheetRow, first: number, last: number, text: string): SheetRow {
  const padded = [...cells, ...Array<string>(Math.max(0, last + 1 - cells.length)).fill('')];
  return { line, cells: padded.map((cell, i) => (cell === '' && i >= first && i <= last ? text : cell)) };
}
