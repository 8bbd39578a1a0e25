/** A file of an archive: its compression method, and where its bytes are. */
export interface Entry {
  readonly method: number;
  readonly at: number;
  readonly size: number;
  /** The uncompressed size according to the archive; 0 when not stated. */
  readonly whole: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
/** A workbook has some ten files; archives with very many are refused. */
const MOST_FILES = 1_000;

/** The central directory of a ZIP archive: its files by name. Throws when it is not an archive. */
export function archiveFiles(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  const count = Math.min(MOST_FILES, view.getUint16(end + 10, true));
  const files = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count && view.getUint32(at, true) === CENTRAL; i++) {
    const lengthAt = (field: number) => view.getUint16(at + field, true);
    const local = view.getUint32(at + 42, true);
    files.set(nameIn(bytes.subarray(at + 46, at + 46 + lengthAt(28))), {
      method: lengthAt(10),
      size: view.getUint32(at + 20, true),
      whole: view.getUint32(at + 24, true),
      at: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    });
    at += 46 + lengthAt(28) + lengthAt(30) + lengthAt(32);
  }
  return files;
}

/** The names that are looked up are plain ASCII. */
const nameIn = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
