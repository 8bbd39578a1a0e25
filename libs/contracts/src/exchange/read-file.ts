import { type SheetRow, TextReader } from './csv.ts';
import { CodePageTally, encodingOf, type FileEncoding } from './encodings.ts';
import { mostUnpacked, TooLarge } from './file-limits.ts';
import { isWorkbook, readWorkbook, type Unpack } from './workbook.ts';

/** Decodes one text, chunk by chunk, to its end (no chunk). Throws at bytes that are not of the encoding. */
type Decode = (chunk?: Uint8Array) => string;

/** A file and what the platform brings to read it. */
export interface FileSource {
  /** As it is stored: packed, if it is. */
  readonly size: number;
  /** The first bytes as they are stored. */
  head(): Promise<Uint8Array>;
  /** The bytes from the first on, unpacked, each time it is called. */
  chunks(): AsyncIterable<Uint8Array>;
  whole(): Promise<Uint8Array>;
  decoder(encoding: FileEncoding): Decode;
  readonly unpack: Unpack;
}

/** The rows of a file, and the sheets if it is a workbook. */
export interface FileRows {
  readonly rows: SheetRow[];
  readonly sheets: readonly string[];
  /** The sheet that was read; null: a text, no sheet with content, or not the one that was asked for. */
  readonly sheet: string | null;
  /** What a text was read as; null: a workbook. */
  readonly encoding: FileEncoding | null;
}

export interface ReadOptions {
  readonly sheet?: string | undefined;
  /** Called now and then with the share of the file that is read. */
  onShare?(share: number): void;
}

/** Reads a text or a workbook. `too_large`: it has more than a sheet may have; null: it is neither. */
export async function readFileRows(
  source: FileSource,
  options: ReadOptions = {},
): Promise<FileRows | 'too_large' | null> {
  if (isWorkbook(await source.head())) {
    const workbook = await readWorkbook(await source.whole(), source.unpack, options);
    return workbook === null || workbook === 'too_large' ? workbook : { ...workbook, encoding: null };
  }
  try {
    return (await decoded(source, null, options)) ?? (await inCodePage(source, options));
  } catch (error) {
    return error instanceof TooLarge ? 'too_large' : null;
  }
}

/** What is neither UTF-8 nor UTF-16 is read once more, in the code page that its letters are of (IM-10). */
async function inCodePage(source: FileSource, options: ReadOptions): Promise<FileRows | null> {
  const tally = new CodePageTally();
  for await (const chunk of source.chunks()) {
    // No text in a code page has a zero byte.
    if (chunk.includes(0)) return null;
    tally.add(chunk);
  }
  return decoded(source, tally.codePage, options);
}

/** Null: it is not in that encoding. `null` as encoding: what its byte order mark says, or UTF-8. */
async function decoded(
  source: FileSource,
  encoding: FileEncoding | null,
  { onShare }: ReadOptions,
): Promise<FileRows | null> {
  const reader = new TextReader();
  const rows: SheetRow[] = [];
  const most = mostUnpacked(source.size);
  let [characters, bytes, read]: [number, number, FileEncoding | null] = [0, 0, encoding];
  let decode: Decode | null = null;
  const add = (some: readonly SheetRow[]) => {
    for (const row of some) rows.push(row);
  };
  for await (const chunk of source.chunks()) {
    read ??= encodingOf(chunk);
    decode ??= source.decoder(read);
    const text = textOrNull(decode, chunk);
    if (text === null) return null;
    characters += text.length;
    bytes += chunk.length;
    if (characters > most) throw new TooLarge('unpacked');
    add(reader.push(text));
    onShare?.(Math.min(1, bytes / source.size));
  }
  const end = decode === null ? '' : textOrNull(decode);
  if (end === null) return null;
  add(reader.push(end));
  add(reader.end());
  return { rows, sheets: [], sheet: null, encoding: read ?? 'utf-8' };
}

/** The decoder's own error alone: a damaged archive or a large file is not in another encoding. */
function textOrNull(decode: Decode, chunk?: Uint8Array): string | null {
  try {
    return decode(chunk);
  } catch {
    return null;
  }
}
