import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { createGunzip, inflateRaw } from 'node:zlib';
import {
  CsvReader,
  isWorkbook,
  type SheetRow,
  separatorIn,
  type Unpack,
  workbookRows,
} from '@safe-haven/contracts/exchange';

const inflate = promisify(inflateRaw);

const unpack: Unpack = async (packed, method, most) =>
  new TextDecoder().decode(method === 0 ? packed : await inflate(packed, { maxOutputLength: most }));

/** The lines of a CSV, plain or gzip, or of a workbook. Throws a sentence where there is nothing to read. */
export async function readRows(path: string): Promise<SheetRow[]> {
  const begin = await firstBytes(path);
  if (!isWorkbook(begin)) return readText(path, begin[0] === 0x1f && begin[1] === 0x8b);
  const rows = await workbookRows(new Uint8Array(await readFile(path)), unpack);
  if (rows === null) throw new Error(`${path} is no workbook that can be read: save it as CSV.`);
  return rows;
}

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

async function readText(path: string, isPacked: boolean): Promise<SheetRow[]> {
  const file = createReadStream(path);
  const bytes = isPacked ? file.pipe(createGunzip()) : file;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const rows: SheetRow[] = [];
  let [reader, begin]: [CsvReader | null, string] = [null, ''];
  const take = (text: string, isLast: boolean) => {
    begin += text;
    // The first lines tell what stands between the cells.
    if (reader === null && begin.length < 20_000 && !isLast) return;
    reader ??= new CsvReader(separatorIn(begin.replace(/^\uFEFF/, '').slice(0, 20_000)));
    rows.push(...reader.push(begin));
    begin = '';
    if (isLast) rows.push(...reader.end());
  };
  try {
    for await (const piece of bytes) take(decoder.decode(piece as Buffer, { stream: true }), false);
    take(decoder.decode(), true);
  } catch {
    throw new Error(`${path} can not be read as text in UTF-8: save it as "CSV UTF-8".`);
  }
  return rows;
}
