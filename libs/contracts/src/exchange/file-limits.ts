/** What a sheet may have: the limits of Excel itself, so that no true file meets them. */
export const FILE_LIMITS = {
  columns: 16_384,
  lines: 1_048_576,
  cellCharacters: 32_767,
  characters: 300_000_000,
} as const;

/** One line with its markup: a thousand full cells. Without a limit a line that never ends is searched again and again. */
export const LONGEST_LINE = 4_000_000;
/** Merged cells repeat one text: more copies than a true sheet has cells to show. */
export const MOST_MERGED_CELLS = 1_000_000;

/** True sheets unpack to thirty times their size at most, and archives made to fill a memory to a thousand times. */
const LARGEST_RATIO = 100;
/** What is always read, however well it was packed: a second of work. */
const ALWAYS_READ = 5_000_000;

/** Reading stops with it; the readers of files return it as `too_large`. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** To how many characters so many packed bytes may unpack. */
export const mostUnpacked = (packedBytes: number): number =>
  Math.min(FILE_LIMITS.characters, Math.max(ALWAYS_READ, LARGEST_RATIO * packedBytes));

/** The cells of one line, if there are not too many and none is too long. */
export function allowedCells(cells: readonly string[]): readonly string[] {
  if (cells.length > FILE_LIMITS.columns) throw new TooLarge('columns');
  if (cells.some((cell) => cell.length > FILE_LIMITS.cellCharacters)) throw new TooLarge('cell');
  return cells;
}
