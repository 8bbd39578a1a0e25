import { readWorkbook } from '@safe-haven/contracts/exchange';
import { inflate } from '../../../model/inflate.ts';
import type { Cells } from './cells.ts';

/** As much as the sheet may unpack to: one of some hundred rooms has a tenth of that. */
const MOST = 8_000_000;

/** The first sheet of a workbook as text, line by line; null: it is none that can be read. */
export async function workbookCells(bytes: Uint8Array): Promise<Cells | null> {
  const workbook = await readWorkbook(bytes, inflate, { most: MOST });
  if (workbook?.sheet == null) return null;
  const cells: (readonly string[])[] = [];
  for (const row of workbook.rows) cells[row.line - 1] = row.cells;
  return Array.from(cells, (line) => line ?? []);
}
