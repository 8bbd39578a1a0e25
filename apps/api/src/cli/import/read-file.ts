import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import {
  CodePageTally,
  encodingOf,
  FILE_LIMITS,
  type FileEncoding,
  isWorkbook,
  mostUnpacked,
  readWorkbook,
  type SheetRow,
  TextReader,
  TooLarge,
  type Unpack,
} from '@safe-haven/contracts/exchange';

const unpack: Unpack = async function* (packed, method) {
  const decoder = new TextDecoder();
  if (method === 0) return yield decoder.decode(packed);
  // An error of the stream rejects the loop below.
  const bytes = pipeline(Readable.from([packed]), createInflateRaw(), () => undefined);
  for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
};

/** Told of a text that is in a code page, inferred from its letters. */
type OnEncoding = (encoding: FileEncoding) => void;

/** The lines of a CSV (plain or gzip) or of one sheet of a workbook. Throws with a message for the operator. */
export async function readRows(
  path: string,
  sheet?: string,
  onEncoding: OnEncoding = () => undefined,
): Promise<SheetRow[]> {
  const head = await firstBytes(path);
  if (!isWorkbook(head)) return readText(path, head, onEncoding);
  const workbook = await readWorkbook(new Uint8Array(await readFile(path)), unpack, { sheet });
  if (workbook === 'too_large') throw tooLarge(path);
  if (workbook === null && sheet !== undefined) throw new Error(`${path} is no workbook with a sheet "${sheet}".`);
  if (workbook === null) throw new Error(`${path} is no workbook that can be read: save it as CSV.`);
  return workbook.rows;
}

const { columns, lines, cellCharacters, characters } = FILE_LIMITS;
const tooLarge = (path: string) =>
  new Error(
    `${path} is too large: a file may have ${columns} columns, ${lines} lines, ${cellCharacters} characters in a cell and ${characters / 1e6} million in all.`,
  );

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => {
    throw new Error(`There is no file ${path}.`);
  });
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer;
  } finally {
    await file.close();
  }
}

/** A text, plain or gzip, in UTF-8, UTF-16, or a code page of the region where it is neither (IM-10). */
async function readText(path: string, head: Uint8Array, onEncoding: OnEncoding): Promise<SheetRow[]> {
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const bytesOf = (): AsyncIterable<Uint8Array> => {
    const file = createReadStream(path);
    return isGzip ? file.pipe(createGunzip()) : file;
  };
  const most = mostUnpacked((await stat(path)).size);
  try {
    const rows = (await decoded(bytesOf(), null, most)) ?? (await inCodePage(bytesOf, most, onEncoding));
    if (rows !== null) return rows;
  } catch (error) {
    if (error instanceof TooLarge) throw tooLarge(path);
  }
  throw new Error(`${path} can not be read as text: save it as "CSV UTF-8".`);
}

/** Null: it has a zero byte, so it is no text in a code page. */
async function inCodePage(
  bytesOf: () => AsyncIterable<Uint8Array>,
  most: number,
  onEncoding: OnEncoding,
): Promise<SheetRow[] | null> {
  const tally = new CodePageTally();
  for await (const chunk of bytesOf()) {
    if (chunk.includes(0)) return null;
    tally.add(chunk);
  }
  onEncoding(tally.codePage);
  return decoded(bytesOf(), tally.codePage, most);
}

/** The rows of a text; null: it is not in that encoding. `null` as encoding: what its byte order mark says, or UTF-8. */
async function decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FileEncoding | null,
  most: number,
): Promise<SheetRow[] | null> {
  const reader = new TextReader();
  const rows: SheetRow[] = [];
  let characters = 0;
  const addRows = (chunkRows: readonly SheetRow[]) => {
    for (const row of chunkRows) rows.push(row);
  };
  let decoder: InstanceType<typeof TextDecoder> | null = encoding && new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    decoder ??= new TextDecoder(chunk ? encodingOf(chunk) : 'utf-8', { fatal: true });
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  };
  try {
    for await (const chunk of bytes) {
      const text = decode(chunk);
      characters += text.length;
      if (characters > most) throw new TooLarge('unpacked');
      addRows(reader.push(text));
    }
    addRows(reader.push(decode()));
    addRows(reader.end());
  } catch (error) {
    // The decoder's own error alone: a damaged archive or a large file is not in another encoding.
    if (error instanceof TypeError) return null;
    throw error;
  }
  return rows;
}
