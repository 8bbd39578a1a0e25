import type { SheetRow } from './csv.ts';
import { columnOf } from './sheet-xml.ts';

/** Cells that are one over more columns than these are a line of decoration. */
const WIDEST = 64;
const MERGED = /<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;

/** What stands in cells that are one is so for each of them: a sheet has it in the first one alone. `xml`: what follows the lines. */
export function fillMerged(rows: SheetRow[], xml: string): void {
  const ranges = [...xml.matchAll(MERGED)];
  if (ranges.length === 0) return;
  const at = new Map(rows.map(({ line }, i) => [line, i]));
  for (const [, left = '', top, right = '', bottom] of ranges) {
    const [first, last] = [columnOf(left), Math.min(columnOf(right), columnOf(left) + WIDEST)];
    const said = rows[at.get(Number(top)) ?? -1]?.cells[first] ?? '';
    if (said === '') continue;
    for (let i = at.get(Number(top))!; i < rows.length && rows[i]!.line <= Number(bottom); i++)
      rows[i] = filled(rows[i]!, first, last, said);
  }
}

function filled({ line, cells }: SheetRow, first: number, last: number, said: string): SheetRow {
  const longer = [...cells, ...Array<string>(Math.max(0, last + 1 - cells.length)).fill('')];
  return { line, cells: longer.map((cell, i) => (cell === '' && i >= first && i <= last ? said : cell)) };
}
