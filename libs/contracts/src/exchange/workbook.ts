import type { SheetRow } from './csv.ts';
import { archiveFiles, type Entry } from './zip.ts';

/** What a workbook needs of the machine it is read on: packed bytes as text, no longer than `most` bytes. */
export type Unpack = (packed: Uint8Array, method: number, most: number) => Promise<string>;

/** Whether a file is a workbook: a ZIP archive begins so. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** As much as a file of the archive may unpack to: 200,000 nights have a quarter of that. */
const MOST_BYTES = 200_000_000;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const STRINGS = 'xl/sharedStrings.xml';

/** The lines of the first sheet of a workbook (ISO/IEC 29500); null: it is none that can be read. */
export async function workbookRows(bytes: Uint8Array, unpack: Unpack, most = MOST_BYTES): Promise<SheetRow[] | null> {
  try {
    const files = archiveFiles(bytes);
    const sheet = [...files.keys()].filter((name) => SHEET.test(name)).toSorted(inOrder)[0];
    if (sheet === undefined) return null;
    const text = ({ at, size, method }: Entry) => unpack(bytes.slice(at, at + size), method, most);
    const strings = files.get(STRINGS);
    const shared = strings === undefined ? [] : sharedStrings(await text(strings));
    return [...sheetRows(await text(files.get(sheet)!), shared)];
  } catch {
    return null;
  }
}

const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

const STRING = /<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;
const sharedStrings = (xml: string): string[] => [...xml.matchAll(STRING)].map(([, inner = '']) => textIn(inner));

/** The text of a string that may have several parts in different hands of writing; how it sounds is not part of it. */
function textIn(xml: string): string {
  const spoken = xml.replaceAll(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  const parts = spoken.matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g);
  return decoded([...parts].map(([, text = '']) => text).join(''));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
        if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
        const hex = name[1] === 'x' || name[1] === 'X';
        return String.fromCodePoint(Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10));
      })
    : text;

const CELL = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

/** Cells in the order of the sheet, line by line; lines without a cell are left out. */
function* sheetRows(xml: string, shared: readonly string[]): Generator<SheetRow> {
  let [line, cells]: [number, string[]] = [0, []];
  const row = (): SheetRow => ({ line, cells: Array.from(cells, (cell) => cell ?? '') });
  for (const [, attributes = '', inner = ''] of xml.matchAll(CELL)) {
    const [, letters = '', number = ''] = /\br="([A-Z]+)(\d+)"/.exec(attributes) ?? [];
    if (letters === '') continue;
    if (Number(number) !== line) {
      if (cells.length > 0) yield row();
      [line, cells] = [Number(number), []];
    }
    cells[columnOf(letters)] = written(attributes, inner, shared).trim();
  }
  if (cells.length > 0) yield row();
}

function written(attributes: string, inner: string, shared: readonly string[]): string {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1];
  if (type === 'inlineStr') return textIn(inner);
  const value = decoded(/<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inner)?.[1] ?? '');
  return type === 's' ? (shared[Number(value)] ?? '') : value;
}

const columnOf = (letters: string): number => [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;
