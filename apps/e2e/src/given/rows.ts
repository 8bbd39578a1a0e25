import { type Board, leastOf, type Row } from '@safe-haven/contracts';

/** The row of one house, which must be there. */
function rowOf(board: Board, shelterId: string): Row {
  const row = board.rows.find((r) => r.shelterId === shelterId);
  if (!row) throw new Error(`There is no house ${shelterId} on the board.`);
  return row;
}

/** Free places of a house that one sees exactly. */
export function freeOf(board: Board, shelterId: string): number {
  const row = rowOf(board, shelterId);
  if (row.view !== 'exact') throw new Error(`${shelterId} is not seen exactly.`);
  return row.places.free;
}

/**
 * What a row is sure to have free: exact, or the least its band promises; counted here again from what the API says.
 */
export function leastFreeOf(row: Row): number {
  switch (row.view) {
    case 'exact':
      return Math.max(0, row.places.free);
    case 'banded':
      return leastOf(row.places.band);
    case 'unreadable':
      return 0;
  }
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
