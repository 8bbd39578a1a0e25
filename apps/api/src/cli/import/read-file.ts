import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import {
  encodingOf,
  FILE_LIMITS,
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

/** The lines of a CSV (plain or gzip) or of one sheet of a workbook. Throws with a message for the operator. */
export async function readRows(path: string, sheet?: string): Promise<SheetRow[]> {
  const head = await firstBytes(path);
  if (!isWorkbook(head)) return readText(path, head);
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

async function readText(path: string, head: Uint8Array): Promise<SheetRow[]> {
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const file = createReadStream(path);
  const bytes = isGzip ? file.pipe(createGunzip()) : file;
  const reader = new TextReader();
  const most = mostUnpacked((await stat(path)).size);
  const rows: SheetRow[] = [];
  let characters = 0;
  const addRows = (chunkRows: readonly SheetRow[]) => {
    for (const row of chunkRows) rows.push(row);
  };
  try {
    let decoder = new TextDecoder('utf-8', { fatal: true });
    let isFirst = true;
    for await (const chunk of bytes) {
      if (isFirst) decoder = new TextDecoder(encodingOf(chunk as Buffer), { fatal: true });
      isFirst = false;
      const text = decoder.decode(chunk as Buffer, { stream: true });
      characters += text.length;
      if (characters > most) throw new TooLarge('unpacked');
      addRows(reader.push(text));
    }
    addRows(reader.push(decoder.decode()));
    addRows(reader.end());
  } catch (error) {
    if (error instanceof TooLarge) throw tooLarge(path);
    throw new Error(`${path} can not be read as text in UTF-8: save it as "CSV UTF-8".`);
  }
  return rows;
}
