import type { SheetRow } from './csv.ts';
import { mostUnpacked, TooLarge } from './file-limits.ts';
import { fillMerged } from './merged.ts';
import { sharedStrings, sheetRows } from './sheet-xml.ts';
import { visibleSheets } from './sheets.ts';
import { type SerialConverter, serialConverterOf } from './since-1904.ts';
import { archiveFiles, type Entry } from './zip.ts';

/** Decompression, provided by the platform: compressed bytes to chunks of text; `method` 0: they are not compressed. */
export type Unpack = (packed: Uint8Array, method: number) => AsyncIterable<string>;

/** Whether a file is a workbook, by the signature of ZIP. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const STRINGS = 'xl/sharedStrings.xml';

/** The parsed sheet, and the names of all. */
export interface Workbook {
  readonly rows: SheetRow[];
  /** The visible sheets in their order. */
  readonly sheets: readonly string[];
  /** The sheet that was parsed; null: none has content. */
  readonly sheet: string | null;
}

export interface WorkbookOptions {
  /** The requested sheet; by default the first one with content. */
  readonly sheet?: string | undefined;
  /** Called now and then with the share of the sheet that is parsed. */
  onShare?(share: number): void;
}

/**
 * Parses one sheet of a workbook (ISO/IEC 29500), chunk by chunk. `too_large`: it has more than a sheet may have
 * (`FILE_LIMITS`); null: it can't be parsed. `sheet` is null where it has no such sheet, or none has content.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  unpack: Unpack,
  options: WorkbookOptions = {},
): Promise<Workbook | 'too_large' | null> {
  try {
    const archive = {
      bytes,
      unpack,
      files: archiveFiles(bytes),
      maxCharacters: mostUnpacked(bytes.length),
    };
    const sheets = await visibleSheets(archive.files, (path) => textOf(archive, path));
    const requested = options.sheet === undefined ? sheets : sheets.filter(({ name }) => name === options.sheet);
    if (sheets.length === 0) return null;
    const names = sheets.map(({ name }) => name);
    const strings = await stringsOf(archive);
    const dayCount = serialConverterOf(
      await textOf(archive, 'xl/workbook.xml'),
      await textOf(archive, 'xl/styles.xml'),
    );
    for (const { name, path } of requested) {
      const rows = await rowsOf(archive, path, { strings, dayCount, ...options });
      if (rows.length > 0) return { rows, sheets: names, sheet: name };
    }
    return { rows: [], sheets: names, sheet: null };
  } catch (error) {
    return error instanceof TooLarge ? 'too_large' : null;
  }
}

interface Archive {
  readonly bytes: Uint8Array;
  readonly unpack: Unpack;
  readonly files: ReadonlyMap<string, Entry>;
  readonly maxCharacters: number;
}

async function* chunksOf({ bytes, unpack, files, maxCharacters }: Archive, path: string): AsyncGenerator<string> {
  const entry = files.get(path);
  if (entry === undefined) return;
  let read = 0;
  for await (const chunk of unpack(bytes.subarray(entry.at, entry.at + entry.size), entry.method)) {
    read += chunk.length;
    if (read > maxCharacters) throw new TooLarge('unpacked');
    yield chunk;
  }
}

async function textOf(archive: Archive, path: string): Promise<string> {
  let text = '';
  for await (const chunk of chunksOf(archive, path)) text += chunk;
  return text;
}

async function stringsOf(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  for await (const some of sharedStrings(chunksOf(archive, STRINGS))) for (const text of some) strings.push(text);
  return strings;
}

async function rowsOf(
  archive: Archive,
  path: string,
  {
    strings,
    dayCount,
    onShare,
  }: WorkbookOptions & { readonly strings: readonly string[]; readonly dayCount: SerialConverter },
): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  const whole = archive.files.get(path)?.whole ?? 0;
  let [rest, read] = ['', 0];
  for await (const { rows: some, after, characters } of sheetRows(chunksOf(archive, path), strings, dayCount)) {
    for (const row of some) rows.push(row);
    read += characters;
    rest = after;
    onShare?.(Math.min(1, read / Math.max(1, whole)));
  }
  fillMerged(rows, rest);
  return rows;
}
