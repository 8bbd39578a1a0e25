import { allowedCells, LONGEST_LINE, TooLarge } from './file-limits.ts';

/** A row of a table: its cells as text, and its line in the file, counted from 1. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const SEPARATORS = ['\t', ';', ','] as const;

/** The separator is detected from so many lines. */
const SAMPLE_LINES = 30;

/**
 * Detects the separator: the one declared in the first line ("sep=;", as spreadsheets write it), or the one of tab,
 * semicolon and comma that splits most of the first lines into the same number of cells. A comma may also occur in numbers
 * and names.
 */
export function detectSeparator(text: string): string {
  const declared = /^\uFEFF?sep=([\t;,])\s/i.exec(text)?.[1];
  if (declared !== undefined) return declared;
  const lines = text
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  const found = SEPARATORS.map((separator) => ({ separator, ...mostCommonCellCount(lines, separator) }));
  const [best] = found.toSorted((a, b) => b.lines - a.lines || b.cells - a.cells);
  return best === undefined || best.lines === 0 ? ',' : best.separator;
}

/** The most common number of cells above one, and how many lines have it. */
function mostCommonCellCount(
  lines: readonly string[],
  separator: string,
): { readonly lines: number; readonly cells: number } {
  const counts = Map.groupBy(lines, (line) => line.split(separator).length);
  const mostCommon = [...counts].filter(([cells]) => cells > 1).toSorted(([, a], [, b]) => b.length - a.length)[0];
  return mostCommon === undefined ? { lines: 0, cells: 0 } : { lines: mostCommon[1].length, cells: mostCommon[0] };
}

/**
 * Parses CSV that comes in chunks (RFC 4180, with any separator): a quoted cell may contain separators, line ends and
 * doubled quotes. Cells are trimmed; a byte order mark is skipped. Only the unfinished line is buffered. Throws `TooLarge`.
 */
export class CsvReader {
  readonly #separator: string;
  #rest = '';
  #line = 0;
  #quoted: { readonly line: number; readonly cells: QuotedCells } | null = null;

  constructor(separator: string) {
    this.#separator = separator;
  }

  /** The rows that this chunk completes. */
  push(chunk: string): SheetRow[] {
    const text = this.#rest + (this.#line === 0 && this.#rest === '' ? chunk.replace(/^\uFEFF/, '') : chunk);
    const rows: SheetRow[] = [];
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      this.#addLine(text.slice(from, end), rows);
      from = end + 1;
    }
    this.#rest = text.slice(from);
    if (this.#rest.length > LONGEST_LINE) throw new TooLarge('line');
    return rows;
  }

  /** The last row, without a line end after it. */
  end(): SheetRow[] {
    const rows: SheetRow[] = [];
    if (this.#rest !== '') this.#addLine(this.#rest, rows);
    if (this.#quoted !== null) rows.push({ line: this.#quoted.line, cells: this.#quoted.cells.all() });
    this.#rest = '';
    this.#quoted = null;
    return rows;
  }

  #addLine(text: string, rows: SheetRow[]): void {
    this.#line += 1;
    if (this.#quoted === null && !text.includes('"')) {
      rows.push({ line: this.#line, cells: allowedCells(text.split(this.#separator).map((cell) => cell.trim())) });
      return;
    }
    const { line, cells } = this.#quoted ?? { line: this.#line, cells: new QuotedCells(this.#separator) };
    const isOpen = cells.add(text);
    this.#quoted = isOpen ? { line, cells } : null;
    if (!isOpen) rows.push({ line, cells: cells.all() });
  }
}

/** Cells of which some are quoted. A quote opens a cell only as its first character; elsewhere (a bed of 5") it is literal. */
class QuotedCells {
  readonly #separator: string;
  readonly #cells: string[] = [];
  #cell = '';
  #isOpen = false;

  constructor(separator: string) {
    this.#separator = separator;
  }

  /** Adds one line; true: its last cell continues in the next line. */
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
    allowedCells([this.#cell]);
    return this.#isOpen;
  }

  all(): readonly string[] {
    return allowedCells([...this.#cells, this.#cell.trim()]);
  }
}

/** Separator and line ends are detected from so many characters. */
const SAMPLE_CHARACTERS = 20_000;

/** Parses CSV in chunks after detecting its separator and line ends (LF, CRLF, or CR of old Macs). */
export class TextReader {
  #reader: CsvReader | null = null;
  #buffer = '';
  #hasCrLineEnds = false;

  /** The rows that this chunk completes. */
  push(chunk: string): SheetRow[] {
    if (this.#reader !== null) return this.#reader.push(this.#withNewlines(chunk));
    this.#buffer += chunk;
    return this.#buffer.length < SAMPLE_CHARACTERS ? [] : this.#startReader();
  }

  /** The remaining rows. */
  end(): SheetRow[] {
    return [...this.#startReader(), ...this.#reader!.end()];
  }

  #startReader(): SheetRow[] {
    if (this.#reader !== null) return [];
    const sample = this.#buffer.slice(0, SAMPLE_CHARACTERS);
    this.#hasCrLineEnds = sample.includes('\r') && !sample.includes('\n');
    this.#reader = new CsvReader(detectSeparator(sample));
    return this.#reader.push(this.#withNewlines(this.#buffer));
  }

  #withNewlines = (chunk: string): string => (this.#hasCrLineEnds ? chunk.replaceAll('\r', '\n') : chunk);
}

/** All rows of a text, without empty ones at the end. */
export function csvRows(text: string): SheetRow[] {
  const reader = new TextReader();
  const rows = [...reader.push(text), ...reader.end()];
  const last = rows.findLastIndex(({ cells }) => cells.some((cell) => cell !== ''));
  return rows.slice(0, last + 1);
}

const FORMULA = /^[=+\-@\t\r]/;

/** Whether a spreadsheet would interpret a cell as a formula. Signed numbers are not formulas. */
export const isFormula = (cell: string): boolean => FORMULA.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell);

/** One line of CSV in which no cell is a formula. */
export const csvLine = (cells: readonly string[]): string =>
  cells
    .map((cell) => (isFormula(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",;\n\r\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');

/** The letters of a spreadsheet column, counted from 0: A, B … Z, AA. */
export const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;
