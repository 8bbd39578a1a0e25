/** A line of a table: its cells as text, and where it stands in the file, counted from 1. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const SEPARATORS = ['\t', ';', ','] as const;

/** So many lines tell what stands between cells. */
const LINES = 30;

/**
 * What stands between the cells of a text: what its first line says ("sep=;", as spreadsheets write it), or the one of tab,
 * semicolon and comma that cuts most of the first lines into equally many cells. A comma may stand in numbers and names.
 */
export function separatorIn(text: string): string {
  const said = /^\uFEFF?sep=([\t;,])\s/i.exec(text)?.[1];
  if (said !== undefined) return said;
  const lines = text
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES);
  const found = SEPARATORS.map((separator) => ({ separator, ...usualCells(lines, separator) }));
  const [best] = found.toSorted((a, b) => b.lines - a.lines || b.cells - a.cells);
  return best === undefined || best.lines === 0 ? ',' : best.separator;
}

/** How many cells lines have most often, where they have more than one, and how many lines have so many. */
function usualCells(lines: readonly string[], separator: string): { readonly lines: number; readonly cells: number } {
  const counts = Map.groupBy(lines, (line) => line.split(separator).length);
  const usual = [...counts].filter(([cells]) => cells > 1).toSorted(([, a], [, b]) => b.length - a.length)[0];
  return usual === undefined ? { lines: 0, cells: 0 } : { lines: usual[1].length, cells: usual[0] };
}

/**
 * Reads text that comes in pieces (RFC 4180, with any separator): a cell in quotes may hold separators, ends of lines, and
 * quotes written twice. Cells are trimmed; a byte order mark is passed over. Nothing is kept but the line that is not over.
 */
export class CsvReader {
  readonly #separator: string;
  #rest = '';
  #line = 0;
  #quoted: { readonly line: number; readonly cells: QuotedCells } | null = null;

  constructor(separator: string) {
    this.#separator = separator;
  }

  /** The lines that are over with this piece. */
  push(piece: string): SheetRow[] {
    const text = this.#rest + (this.#line === 0 && this.#rest === '' ? piece.replace(/^\uFEFF/, '') : piece);
    const rows: SheetRow[] = [];
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      this.#take(text.slice(from, end), rows);
      from = end + 1;
    }
    this.#rest = text.slice(from);
    return rows;
  }

  /** The last line, which nothing ends. */
  end(): SheetRow[] {
    const rows: SheetRow[] = [];
    if (this.#rest !== '') this.#take(this.#rest, rows);
    if (this.#quoted !== null) rows.push({ line: this.#quoted.line, cells: this.#quoted.cells.all() });
    this.#rest = '';
    this.#quoted = null;
    return rows;
  }

  #take(text: string, rows: SheetRow[]): void {
    this.#line += 1;
    if (this.#quoted === null && !text.includes('"')) {
      rows.push({ line: this.#line, cells: text.split(this.#separator).map((cell) => cell.trim()) });
      return;
    }
    const { line, cells } = this.#quoted ?? { line: this.#line, cells: new QuotedCells(this.#separator) };
    const goesOn = cells.add(text);
    this.#quoted = goesOn ? { line, cells } : null;
    if (!goesOn) rows.push({ line, cells: cells.all() });
  }
}

/** Cells of which some are in quotes. A quote opens a cell where it stands first in it; elsewhere (a bed of 5") it is a letter. */
class QuotedCells {
  readonly #separator: string;
  readonly #cells: string[] = [];
  #cell = '';
  #isOpen = false;

  constructor(separator: string) {
    this.#separator = separator;
  }

  /** A line of them; true: the cell at its end goes on in the next one. */
  add(text: string): boolean {
    if (this.#isOpen) this.#cell += '\n';
    for (let i = 0; i < text.length; i++) {
      const c = text[i] as string;
      if (this.#isOpen && c === '"' && text[i + 1] === '"') this.#cell += text[i++];
      else if (c === '"' && (this.#isOpen || this.#cell.trim() === '')) this.#isOpen = !this.#isOpen;
      else if (this.#isOpen || c !== this.#separator) this.#cell += c;
      else {
        this.#cells.push(this.#cell.trim());
        this.#cell = '';
      }
    }
    return this.#isOpen;
  }

  all(): readonly string[] {
    return [...this.#cells, this.#cell.trim()];
  }
}

/** So much of a text tells what stands between its cells, and what ends its lines. */
const BEGINNING = 20_000;

/** Reads a text in pieces of which nobody knows yet what stands between its cells. Lines may end as on Windows or on an old Mac. */
export class TextReader {
  #reader: CsvReader | null = null;
  #begin = '';
  #isOld = false;

  /** The lines that are over with this piece. */
  push(piece: string): SheetRow[] {
    if (this.#reader !== null) return this.#reader.push(this.#ended(piece));
    this.#begin += piece;
    return this.#begin.length < BEGINNING ? [] : this.#start();
  }

  /** The last lines. */
  end(): SheetRow[] {
    return [...this.#start(), ...this.#reader!.end()];
  }

  #start(): SheetRow[] {
    if (this.#reader !== null) return [];
    const begin = this.#begin.slice(0, BEGINNING);
    this.#isOld = begin.includes('\r') && !begin.includes('\n');
    this.#reader = new CsvReader(separatorIn(begin));
    return this.#reader.push(this.#ended(this.#begin));
  }

  #ended = (piece: string): string => (this.#isOld ? piece.replaceAll('\r', '\n') : piece);
}

/** The encoding of a text that begins with these bytes: spreadsheets write "Unicode text" in two bytes a letter. */
export function encodingOf([one, two]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  return one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8';
}

/** All lines of a text that is there whole, without the empty ones at its end. */
export function csvRows(text: string): SheetRow[] {
  const reader = new TextReader();
  const rows = [...reader.push(text), ...reader.end()];
  const last = rows.findLastIndex(({ cells }) => cells.some((cell) => cell !== ''));
  return rows.slice(0, last + 1);
}

const FORMULA = /^[=+\-@\t\r]/;

/** Whether a spreadsheet would take a cell for a formula: numbers may begin with a sign. */
export const isFormula = (cell: string): boolean => FORMULA.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell);

/** Cells as a line of CSV that no spreadsheet takes for formulas. */
export const csvLine = (cells: readonly string[]): string =>
  cells
    .map((cell) => (isFormula(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",;\n\r\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');

/** The name of a column in a spreadsheet: A, B … Z, AA. */
export const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;
