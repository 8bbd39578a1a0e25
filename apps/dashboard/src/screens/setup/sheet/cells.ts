/** A table as it was pasted or read from a file: lines of cells, as text. */
export type Cells = readonly (readonly string[])[];

const SEPARATORS = ['\t', ';', ','] as const;

/** Reads text of a spreadsheet: cells between tabs, semicolons or commas, whichever its first lines have most of. */
export function cellsOf(text: string): Cells {
  const plain = text.replace(/^\uFEFF/, '');
  const first = plain
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 5)
    .join('\n');
  const count = (separator: string) => outsideQuotes(first).split(separator).length - 1;
  const separator = SEPARATORS.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  return withoutEnd(split(plain, separator));
}

const outsideQuotes = (text: string): string => text.replaceAll(/"[^"]*"/g, '');

/** RFC 4180, with any separator: a cell in quotes may hold separators, ends of lines, and quotes written twice. */
function split(text: string, separator: string): string[][] {
  const lines: string[][] = [];
  let [line, cell, quoted]: [string[], string, boolean] = [[], '', false];
  const endCell = () => {
    line.push(cell.trim());
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[i++];
    else if (c === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (quoted || (c !== separator && c !== '\n')) cell += c === '\r' ? '' : c;
    else {
      endCell();
      if (c === '\n') lines.push(line.splice(0));
    }
  }
  endCell();
  return [...lines, line];
}

/** Without the empty lines at its end; those between stay, so that a fault names the line that the sheet has. */
function withoutEnd(lines: readonly string[][]): Cells {
  const last = lines.findLastIndex((line) => line.some((cell) => cell !== ''));
  return lines.slice(0, last + 1);
}

/** The name of a column in a spreadsheet: A, B … Z, AA. */
export const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;
