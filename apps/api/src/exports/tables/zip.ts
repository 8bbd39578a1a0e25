import { crc32, deflateRawSync } from 'node:zlib';

/** One file of the archive. */
export interface ZipEntry {
  readonly name: string;
  readonly text: string;
}

/** 1 January 1980, the earliest date of ZIP: constant, so that the same entries give the same bytes. */
const NO_DATE = 0x0021;
const DEFLATED = 8;
/** Flag: names are UTF-8. */
const UTF8 = 0x0800;
const VERSION = 20;

/** A ZIP archive (PKWARE APPNOTE 6.3, without ZIP64: under 4 GB and 65,535 entries, all in memory). */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, text } of entries) {
    const [nameBytes, body] = [Buffer.from(name), Buffer.from(text)];
    const compressed = deflateRawSync(body);
    const common = commonHeader({
      crc: crc32(body),
      compressed: compressed.length,
      size: body.length,
      name: nameBytes.length,
    });
    const local = Buffer.concat([uint32(0x04034b50), common, nameBytes, compressed]);
    directory.push(Buffer.concat([uint32(0x02014b50), uint16(VERSION), common, centralTail(at), nameBytes]));
    files.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...files, central, endOf(entries.length, central.length, at)]);
}

interface Sizes {
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly name: number;
}

const commonHeader = ({ crc, compressed, size, name }: Sizes): Buffer =>
  Buffer.concat([
    ...[VERSION, UTF8, DEFLATED, 0, NO_DATE].map(uint16),
    ...[crc, compressed, size].map(uint32),
    ...[name, 0].map(uint16),
  ]);

/** No comment, first disk, no attributes, and the offset of the local header. */
const centralTail = (at: number): Buffer => Buffer.concat([...[0, 0, 0].map(uint16), uint32(0), uint32(at)]);

const endOf = (entries: number, size: number, at: number): Buffer =>
  Buffer.concat([uint32(0x06054b50), ...[0, 0, entries, entries].map(uint16), ...[size, at].map(uint32), uint16(0)]);

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
