import type { ClientBoard, Row, RowChange } from '@safe-haven/contracts';
import { type Listeners, listeners } from '../../net/listeners.ts';

/** The rows changed by one update, to be highlighted and announced. */
export type Changes = readonly RowChange[];

/** The board in memory; lost on reload. */
export interface BoardStore {
  board(): ClientBoard | null;
  row(shelterId: string): Row | undefined;
  /** Called after every new board. */
  onBoard(listener: () => void): () => void;
  /** Called only when this row changed. */
  onRow(shelterId: string, listener: () => void): () => void;
  /** Replaces the board and notifies the listeners of the touched rows. */
  replace(next: ClientBoard, touched: Iterable<string>): void;
}

/** An empty board store. */
export function createBoardStore(): BoardStore {
  let board: ClientBoard | null = null;
  const boardListeners = listeners();
  const rowListeners = new Map<string, Listeners<[]>>();
  return {
    board: () => board,
    row: (shelterId) => board?.rows.get(shelterId),
    onBoard: boardListeners.add,
    onRow: (shelterId, listener) => {
      const those = rowListeners.get(shelterId) ?? listeners();
      rowListeners.set(shelterId, those);
      const stop = those.add(listener);
      return () => {
        stop();
        if (those.size === 0) rowListeners.delete(shelterId);
      };
    },
    replace: (next, touched) => {
      board = next;
      for (const shelterId of touched) rowListeners.get(shelterId)?.call();
      boardListeners.call();
    },
  };
}
