import type { SheetRow } from './csv.ts';
import type { DayCount } from './since-1904.ts';

/** Pieces cut where an element of that name has ended, so that none is torn; the last one is what is left. */
async function* endingWith(pieces: AsyncIterable<string>, name: string): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    const end = endOf(rest, name);
    if (end === 0) continue;
    yield rest.slice(0, end);
    rest = rest.slice(end);
  }
  yield rest;
}

/** Where the last end of such an element is over; 0: there is none. */
function endOf(xml: string, name: string): number {
  for (let at = xml.lastIndexOf(`${name}>`); at > 0; at = xml.lastIndexOf(`${name}>`, at - 1))
    if (/<\/(?:\w+:)?$/.test(xml.slice(Math.max(0, at - 24), at))) return at + name.length + 1;
  return 0;
}

const STRING = /<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;

/** The texts that cells point at, in their order. */
export async function* sharedStrings(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  for await (const xml of endingWith(pieces, 'si'))
    yield [...xml.matchAll(STRING)].map(([, inner = '']) => textIn(inner));
}

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

/** What an attribute says; empty where it is not there. */
export const attributeOf = (attributes: string, name: string): string =>
  decoded(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');

const ROW_OR_CELL = /<(?:\w+:)?(?:row\b([^>]*)>|c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>))/g;

interface SomeRows {
  readonly rows: readonly SheetRow[];
  /** How much of the sheet that is, and what of it is no line. */
  readonly characters: number;
  readonly after: string;
}

/** Lines of a sheet as they come; those without a cell are left out. A line or a cell that does not say where it is follows the one before. */
export async function* sheetRows(
  pieces: AsyncIterable<string>,
  shared: readonly string[],
  dayCount: DayCount,
): AsyncGenerator<SomeRows> {
  let line = 0;
  for await (const xml of endingWith(pieces, 'row')) {
    const rows: SheetRow[] = [];
    let cells: string[] = [];
    const end = () => {
      if (cells.length > 0) rows.push({ line, cells: Array.from(cells, (cell) => cell ?? '') });
      cells = [];
    };
    for (const [, row, cell = '', inner = ''] of xml.matchAll(ROW_OR_CELL)) {
      if (row !== undefined) {
        end();
        line = Number(/\br="(\d+)"/.exec(row)?.[1] ?? line + 1);
      } else {
        const letters = /\br="([A-Z]+)\d+"/.exec(cell)?.[1];
        cells[letters === undefined ? cells.length : columnOf(letters)] = written(cell, inner, {
          shared,
          dayCount,
        }).trim();
      }
    }
    end();
    yield { rows, characters: xml.length, after: xml };
  }
}

interface ForAll {
  readonly shared: readonly string[];
  readonly dayCount: DayCount;
}

function written(attributes: string, inner: string, { shared, dayCount }: ForAll): string {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1];
  if (type === 'inlineStr') return textIn(inner);
  const value = decoded(/<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inner)?.[1] ?? '');
  if (type === 's') return shared[Number(value)] ?? '';
  return type === undefined || type === 'n' ? dayCount(value, attributeOf(attributes, 's')) : value;
}

/** The place of a column by its letters, counted from 0. */
export const columnOf = (letters: string): number =>
  [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;
