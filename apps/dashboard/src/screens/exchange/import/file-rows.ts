import { csvRows, isWorkbook, type SheetRow, workbookRows } from '@safe-haven/contracts/exchange';
import { inflate } from '../../../model/inflate.ts';

/** The lines of a file that somebody chose, read on this device; null: it is neither text nor a workbook. */
export async function fileRows(file: File): Promise<SheetRow[] | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isWorkbook(bytes)) return workbookRows(bytes, inflate);
  try {
    return csvRows(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
