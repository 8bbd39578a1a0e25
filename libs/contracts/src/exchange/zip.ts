/** A file of an archive: how it is packed, and where its bytes are. */
export interface Entry {
  readonly method: number;
  readonly at: number;
  readonly size: number;
  /** How long it is unpacked, as the archive says; 0 where it does not. */
  readonly whole: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
/** A workbook has some ten files; an archive of a hundred thousand is not for us. */
const MOST_FILES = 1_000;

/** The central directory of a ZIP archive: each file by its name. Throws where the bytes are none. */
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

/** The names that are looked for are plain ASCII. */
const nameIn = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
