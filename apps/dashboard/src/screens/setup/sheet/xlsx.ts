import type { Cells } from './cells.ts';

/** Whether a file is a workbook: a ZIP archive begins so. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The first sheet of a workbook (ISO/IEC 29500) as text; null: it is none that can be read. */
export async function workbookCells(bytes: Uint8Array): Promise<Cells | null> {
  try {
    const files = entriesOf(bytes);
    const sheet = [...files.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).toSorted(inOrder)[0];
    if (sheet === undefined) return null;
    const strings = files.has('xl/sharedStrings.xml') ? await xmlOf(bytes, files.get('xl/sharedStrings.xml')!) : null;
    return rowsOf(await xmlOf(bytes, files.get(sheet)!), strings);
  } catch {
    return null;
  }
}

const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

interface Entry {
  readonly method: number;
  readonly at: number;
  readonly size: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
/** A workbook of thirty houses has some ten files; one of a hundred thousand is not for us. */
const MOST_FILES = 1_000;

/** The central directory of a ZIP archive: each file's name, and where its bytes are. */
function entriesOf(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  const count = Math.min(MOST_FILES, view.getUint16(end + 10, true));
  const files = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count && view.getUint32(at, true) === CENTRAL; i++) {
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const local = view.getUint32(at + 42, true);
    files.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), {
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      at: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    });
    at += 46 + name + extra + comment;
  }
  return files;
}

/** As much as a file of the archive may unpack to: a sheet of some hundred rooms has a tenth of that. */
const MOST_BYTES = 8_000_000;

async function xmlOf(bytes: Uint8Array, { method, at, size }: Entry): Promise<Document> {
  const packed = bytes.slice(at, at + size);
  const text = method === 0 ? new TextDecoder().decode(packed) : await inflated(packed);
  return new DOMParser().parseFromString(text, 'application/xml');
}

async function inflated(packed: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let [text, read] = ['', 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    read += part.value.length;
    if (read > MOST_BYTES) throw new Error('The sheet is too large.');
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function rowsOf(sheet: Document, strings: Document | null): Cells {
  const shared = [...(strings?.getElementsByTagName('si') ?? [])].map(textIn);
  const rows: string[][] = [];
  for (const cell of sheet.getElementsByTagName('c')) {
    const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(cell.getAttribute('r') ?? '') ?? [];
    if (letters === '' || Number(number) > 5_000) continue;
    rows[Number(number) - 1] ??= [];
    rows[Number(number) - 1]![columnOf(letters)] = writtenIn(cell, shared).trim();
  }
  return Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? ''));
}

function writtenIn(cell: Element, shared: readonly string[]): string {
  const value = cell.getElementsByTagName('v')[0]?.textContent ?? '';
  const type = cell.getAttribute('t');
  if (type === 's') return shared[Number(value)] ?? '';
  return type === 'inlineStr' ? textIn(cell) : value;
}

/** The text of a string that may have several parts in different hands of writing. */
const textIn = (element: Element): string =>
  [...element.getElementsByTagName('t')].map((part) => part.textContent ?? '').join('');

const columnOf = (letters: string): number => [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;
