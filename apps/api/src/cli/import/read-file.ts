import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import {
  type FileRows,
  type FileSource,
  filled,
  IMPORT_SENTENCES,
  readFileRows,
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
export async function readRows(path: string, sheet?: string): Promise<FileRows> {
  const source = await sourceOf(path);
  const read = await readFileRows(source, { sheet });
  if (read === 'too_large') throw new Error(filled(IMPORT_SENTENCES.tooLarge, { file: path }));
  if (read === null) throw new Error(filled(IMPORT_SENTENCES.unreadable, { file: path }));
  if (sheet !== undefined && !read.sheets.includes(sheet))
    throw new Error(`There is no sheet "${sheet}". Sheets: ${read.sheets.join(', ')}.`);
  return read;
}

async function sourceOf(path: string): Promise<FileSource> {
  const head = await firstBytes(path);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  return {
    size: (await stat(path)).size,
    unpack,
    head: async () => head,
    whole: async () => new Uint8Array(await readFile(path)),
    chunks: () => {
      const file = createReadStream(path);
      return isGzip ? file.pipe(createGunzip()) : file;
    },
    decoder: (encoding) => {
      const decoder = new TextDecoder(encoding, { fatal: true });
      return (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
    },
  };
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
