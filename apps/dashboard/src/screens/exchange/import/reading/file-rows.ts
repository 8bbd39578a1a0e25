import {
  CodePageTally,
  encodingOf,
  type FileEncoding,
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
  /** What a text was read as; null: a workbook. */
  readonly encoding: FileEncoding | null;
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
  if (isWorkbook(begin)) {
    const workbook = await readWorkbook(new Uint8Array(await file.arrayBuffer()), inflate, { sheet, onShare });
    return workbook === null || workbook === 'too_large' ? workbook : { ...workbook, encoding: null };
  }
  return textFile(file, encodingOf(begin), onShare);
}

/** What is not UTF-8 is read once more in the code page of the region that its letters are of (IM-10). */
async function textFile(
  file: Blob,
  encoding: FileEncoding,
  onShare: (share: number) => void,
): Promise<FileRows | 'too_large' | null> {
  try {
    return { rows: await textRows(file, encoding, onShare), sheets: [], sheet: null, encoding };
  } catch (error) {
    if (error instanceof TooLarge) return 'too_large';
    return encoding === 'utf-8' && (await isText(file)) ? textFile(file, await codePageOf(file), onShare) : null;
  }
}

/** A file with a zero byte is no text in a code page. */
async function isText(file: Blob): Promise<boolean> {
  for await (const bytes of partsOf(file)) if (bytes.includes(0)) return false;
  return true;
}

async function codePageOf(file: Blob): Promise<FileEncoding> {
  const tally = new CodePageTally();
  for await (const bytes of partsOf(file)) tally.add(bytes);
  return tally.codePage;
}

async function* partsOf(file: Blob): AsyncGenerator<Uint8Array> {
  const bytes = file.stream().getReader();
  for (let part = await bytes.read(); !part.done; part = await bytes.read()) yield part.value;
}

async function textRows(file: Blob, encoding: FileEncoding, onShare: (share: number) => void): Promise<SheetRow[]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const reader = new TextReader();
  const rows: SheetRow[] = [];
  const take = (text: string) => {
    for (const row of reader.push(text)) rows.push(row);
  };
  let read = 0;
  for await (const bytes of partsOf(file)) {
    take(decoder.decode(bytes, { stream: true }));
    read += bytes.length;
    onShare(read / file.size);
  }
  take(decoder.decode());
  for (const row of reader.end()) rows.push(row);
  const last = rows.findLastIndex(({ cells }) => cells.some((cell) => cell !== ''));
  return rows.slice(0, last + 1);
}
