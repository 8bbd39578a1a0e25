import {
  encodingOf,
  isWorkbook,
  readWorkbook,
  type SheetRow,
  TextReader,
  TooLarge,
} from '@safe-haven/contracts/exchange';
import { inflate } from '../../../../model/inflate.ts';

/** The rows of a file, and the sheets if it is a workbook. */
export interface FileRows {
  readonly rows: readonly SheetRow[];
  readonly sheets: readonly string[];
  readonly sheet: string | null;
}

/**
 * Reads a file in the browser, chunk by chunk; `too_large` when it has more than a sheet may have, null when it is
 * neither text nor a workbook. `onShare`: the fraction read so far.
 */
export async function fileRows(
  file: Blob,
  sheet: string | undefined,
  onShare: (share: number) => void,
): Promise<FileRows | 'too_large' | null> {
  const begin = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (isWorkbook(begin)) return readWorkbook(new Uint8Array(await file.arrayBuffer()), inflate, { sheet, onShare });
  const rows = await textRows(file, encodingOf(begin), onShare).catch((error: unknown) =>
    error instanceof TooLarge ? 'too_large' : null,
  );
  return rows === null || rows === 'too_large' ? rows : { rows, sheets: [], sheet: null };
}

async function textRows(file: Blob, encoding: string, onShare: (share: number) => void): Promise<SheetRow[]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const reader = new TextReader();
  const rows: SheetRow[] = [];
  const take = (text: string) => {
    for (const row of reader.push(text)) rows.push(row);
  };
  const bytes = file.stream().getReader();
  let read = 0;
  for (let part = await bytes.read(); !part.done; part = await bytes.read()) {
    take(decoder.decode(part.value, { stream: true }));
    read += part.value.length;
    onShare(read / file.size);
  }
  take(decoder.decode());
  for (const row of reader.end()) rows.push(row);
  const last = rows.findLastIndex(({ cells }) => cells.some((cell) => cell !== ''));
  return rows.slice(0, last + 1);
}
