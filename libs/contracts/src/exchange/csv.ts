/** A line of a table: its cells as text, and where it stands in the file, counted from 1. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const SEPARATORS = ['\t', ';', ','] as const;

/** What stands between the cells of a text: a tab, a semicolon or a comma, whichever its first lines have most of. */
export function separatorIn(text: string): string {
  const first = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 5)
    .join('\n')
    .replaceAll(/"[^"]*"/g, '');
  const count = (separator: string) => first.split(separator).length - 1;
  return SEPARATORS.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/**
 * Reads text that comes in pieces (RFC 4180, with any separator): a cell in quotes may hold separators, ends of lines, and
 * quotes written twice. Cells are trimmed; a byte order mark is passed over. Nothing is kept but the line that is not over.
 */
export class CsvReader {
  readonly #separator: string;
  #rest = '';
  #line = 0;
  #quoted: { readonly line: number; readonly text: string } | null = null;

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
    if (this.#quoted !== null)
      rows.push({ line: this.#quoted.line, cells: quotedCells(this.#quoted.text, this.#separator) });
    this.#rest = '';
    this.#quoted = null;
    return rows;
  }

  #take(raw: string, rows: SheetRow[]): void {
    this.#line += 1;
    const text = this.#quoted === null ? raw : `${this.#quoted.text}\n${raw}`;
    const line = this.#quoted?.line ?? this.#line;
    if (!text.includes('"')) {
      rows.push({ line, cells: text.split(this.#separator).map((cell) => cell.trim()) });
      return;
    }
    // An odd number of quotes: the cell goes on in the next line.
    const isOpen = text.split('"').length % 2 === 0;
    this.#quoted = isOpen ? { line, text } : null;
    if (!isOpen) rows.push({ line, cells: quotedCells(text, this.#separator) });
  }
}

function quotedCells(text: string, separator: string): string[] {
  const cells: string[] = [];
  let [cell, quoted] = ['', false];
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[i++];
    else if (c === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (quoted || c !== separator) cell += c;
    else {
      cells.push(cell.trim());
      cell = '';
    }
  }
  return [...cells, cell.trim()];
}

/** All lines of a text that is there whole, without the empty ones at its end. */
export function csvRows(text: string): SheetRow[] {
  const reader = new CsvReader(separatorIn(text.replace(/^\uFEFF/, '').slice(0, 20_000)));
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
