import { readWorkbook } from '@safe-haven/contracts/exchange';
import { inflate } from '../../../model/inflate.ts';
import type { Cells } from './cells.ts';

/** Limit of the unpacked size: a sheet of some hundred rooms has a tenth of it. */
const MAX_CHARACTERS = 8_000_000;

/** The first sheet of a workbook as rows of text; null when it can't be read or is too large. */
export async function workbookCells(bytes: Uint8Array): Promise<Cells | null> {
  const workbook = await readWorkbook(bytes, inflate, { maxCharacters: MAX_CHARACTERS });
  if (workbook === null || workbook === 'too_large' || workbook.sheet === null) return null;
  const cells: (readonly string[])[] = [];
  for (const row of workbook.rows) cells[row.line - 1] = row.cells;
  return Array.from(cells, (line) => line ?? []);
}
