import type { SheetRow } from './csv.ts';
import { allowedCells, FILE_LIMITS, LONGEST_LINE, TooLarge } from './file-limits.ts';
import type { SerialConverter } from './since-1904.ts';

/** Regroups chunks of XML so that each ends after an element of that name and none is split; the last one is the rest. */
async function* splitAfterElement(chunks: AsyncIterable<string>, name: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    rest += chunk;
    const end = lastElementEnd(rest, name);
    if (rest.length - end > LONGEST_LINE) throw new TooLarge('line');
    if (end === 0) continue;
    yield rest.slice(0, end);
    rest = rest.slice(end);
  }
  yield rest;
}

/** The index after the last end tag of that name; 0: there is none. */
function lastElementEnd(xml: string, name: string): number {
  for (let at = xml.lastIndexOf(`${name}>`); at > 0; at = xml.lastIndexOf(`${name}>`, at - 1))
    if (/<\/(?:\w+:)?$/.test(xml.slice(Math.max(0, at - 24), at))) return at + name.length + 1;
  return 0;
}

const STRING = /<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;

/** The shared strings that cells refer to, in order. */
export async function* sharedStrings(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  for await (const xml of splitAfterElement(chunks, 'si'))
    yield [...xml.matchAll(STRING)].map(([, inner = '']) => stringText(inner));
}

/** The text of a string with several formatted runs, without phonetic hints. */
function stringText(xml: string): string {
  const withoutPhonetics = xml.replaceAll(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  const parts = withoutPhonetics.matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g);
  return decoded([...parts].map(([, text = '']) => text).join(''));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (match, name: string) => {
        if (!name.startsWith('#')) return ENTITIES[name] ?? match;
        const hex = name[1] === 'x' || name[1] === 'X';
        return String.fromCodePoint(Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10));
      })
    : text;

/** The value of an attribute; empty when absent. */
export const attributeOf = (attributes: string, name: string): string =>
  decoded(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');

const ROW_OR_CELL = /<(?:\w+:)?(?:row\b([^>]*)>|c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>))/g;

interface RowChunk {
  readonly rows: readonly SheetRow[];
  /** How much of the sheet was parsed, and what follows the last row. */
  readonly characters: number;
  readonly after: string;
}

/**
 * The rows of a sheet as they are parsed; those without a cell are left out. A row or cell without a reference follows the
 * previous one.
 */
export async function* sheetRows(
  chunks: AsyncIterable<string>,
  shared: readonly string[],
  dayCount: SerialConverter,
): AsyncGenerator<RowChunk> {
  let line = 0;
  for await (const xml of splitAfterElement(chunks, 'row')) {
    const rows: SheetRow[] = [];
    let cells: string[] = [];
    const end = () => {
      if (cells.length > 0) rows.push({ line, cells: allowedCells(Array.from(cells, (cell) => cell ?? '')) });
      cells = [];
    };
    for (const [, row, cell = '', inner = ''] of xml.matchAll(ROW_OR_CELL)) {
      if (row !== undefined) {
        end();
        line = Number(/\br="(\d+)"/.exec(row)?.[1] ?? line + 1);
        if (line > FILE_LIMITS.lines) throw new TooLarge('lines');
      } else {
        const letters = /\br="([A-Z]+)\d+"/.exec(cell)?.[1];
        const column = letters === undefined ? cells.length : columnOf(letters);
        if (column >= FILE_LIMITS.columns) throw new TooLarge('columns');
        cells[column] = cellText(cell, inner, {
          shared,
          dayCount,
        }).trim();
      }
    }
    end();
    yield { rows, characters: xml.length, after: xml };
  }
}

interface SheetContext {
  readonly shared: readonly string[];
  readonly dayCount: SerialConverter;
}

function cellText(attributes: string, inner: string, { shared, dayCount }: SheetContext): string {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1];
  if (type === 'inlineStr') return stringText(inner);
  const value = decoded(/<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inner)?.[1] ?? '');
  if (type === 's') return shared[Number(value)] ?? '';
  return type === undefined || type === 'n' ? dayCount(value, attributes) : value;
}

/** The index of a column by its letters, counted from 0. */
export const columnOf = (letters: string): number =>
  [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;
