import type { SheetRow } from './csv.ts';
import { fillMerged } from './merged.ts';
import { sharedStrings, sheetRows } from './sheet-xml.ts';
import { visibleSheets } from './sheets.ts';
import { type DayCount, dayCountOf } from './since-1904.ts';
import { archiveFiles, type Entry } from './zip.ts';

/** What a workbook needs of the machine it is read on: packed bytes as text, in pieces; `method` 0: they are not packed. */
export type Unpack = (packed: Uint8Array, method: number) => AsyncIterable<string>;

/** Whether a file is a workbook: a ZIP archive begins so. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** As much as a workbook may unpack to: a sheet of a million lines and ten columns has half of that. */
const MOST_CHARACTERS = 1_000_000_000;
const STRINGS = 'xl/sharedStrings.xml';

/** A sheet as it was read, and which others the workbook has. */
export interface Workbook {
  readonly rows: SheetRow[];
  /** The names of the sheets that somebody who opens it sees, in their order. */
  readonly sheets: readonly string[];
  /** The one that was read; null: it has none with anything in it. */
  readonly sheet: string | null;
}

export interface WorkbookOptions {
  /** The sheet that is asked for; without it the first one with anything in it. */
  readonly sheet?: string | undefined;
  readonly most?: number;
  /** Told of the share of the sheet that is read, now and then. */
  onShare?(share: number): void;
}

/** Reads one sheet of a workbook (ISO/IEC 29500), piece by piece; null: it is none that can be read, or has no such sheet. */
export async function readWorkbook(
  bytes: Uint8Array,
  unpack: Unpack,
  options: WorkbookOptions = {},
): Promise<Workbook | null> {
  try {
    const archive = { bytes, unpack, files: archiveFiles(bytes), most: options.most ?? MOST_CHARACTERS };
    const sheets = await visibleSheets(archive.files, (path) => textOf(archive, path));
    const asked = options.sheet === undefined ? sheets : sheets.filter(({ name }) => name === options.sheet);
    if (asked.length === 0) return null;
    const names = sheets.map(({ name }) => name);
    const strings = await stringsOf(archive);
    const dayCount = dayCountOf(await textOf(archive, 'xl/workbook.xml'), await textOf(archive, 'xl/styles.xml'));
    for (const { name, path } of asked) {
      const rows = await rowsOf(archive, path, { strings, dayCount, ...options });
      if (rows.length > 0) return { rows, sheets: names, sheet: name };
    }
    return { rows: [], sheets: names, sheet: null };
  } catch {
    return null;
  }
}

interface Archive {
  readonly bytes: Uint8Array;
  readonly unpack: Unpack;
  readonly files: ReadonlyMap<string, Entry>;
  readonly most: number;
}

async function* piecesOf({ bytes, unpack, files, most }: Archive, path: string): AsyncGenerator<string> {
  const entry = files.get(path);
  if (entry === undefined) return;
  let read = 0;
  for await (const piece of unpack(bytes.subarray(entry.at, entry.at + entry.size), entry.method)) {
    read += piece.length;
    if (read > most) throw new Error('The workbook is too large.');
    yield piece;
  }
}

async function textOf(archive: Archive, path: string): Promise<string> {
  let text = '';
  for await (const piece of piecesOf(archive, path)) text += piece;
  return text;
}

async function stringsOf(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  for await (const some of sharedStrings(piecesOf(archive, STRINGS))) for (const text of some) strings.push(text);
  return strings;
}

async function rowsOf(
  archive: Archive,
  path: string,
  {
    strings,
    dayCount,
    onShare,
  }: WorkbookOptions & { readonly strings: readonly string[]; readonly dayCount: DayCount },
): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  const whole = archive.files.get(path)?.whole ?? 0;
  let [rest, read] = ['', 0];
  for await (const { rows: some, after, characters } of sheetRows(piecesOf(archive, path), strings, dayCount)) {
    for (const row of some) rows.push(row);
    read += characters;
    rest = after;
    onShare?.(Math.min(1, read / Math.max(1, whole)));
  }
  fillMerged(rows, rest);
  return rows;
}
