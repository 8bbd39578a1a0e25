import type { Row } from '@safe-haven/contracts';
import { createContext, use, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useNow } from '../../time/now.ts';
import type { BoardClient } from './board-client.ts';
import type { Changes } from './board-store.ts';
import { type LiveState, liveStateOf } from './live-state.ts';

export const BoardContext = createContext<BoardClient | null>(null);

/** The open board of this page. Throws outside a signed-in page: there is no board there. */
export function useBoardClient(): BoardClient {
  const client = use(BoardContext);
  if (!client) throw new Error('useBoardClient needs a BoardContext above it');
  return client;
}

/** One row, anew only when it is this row that changed. */
export function useRow(shelterId: string): Row | undefined {
  const client = useBoardClient();
  return useSyncExternalStore(
    useCallback((listener) => client.onRow(shelterId, listener), [client, shelterId]),
    useCallback(() => client.row(shelterId), [client, shelterId]),
  );
}

/** How far the board has read; null before the first snapshot. */
export function usePosition(): string | null {
  const client = useBoardClient();
  return useSyncExternalStore(client.onBoard, () => client.board()?.position ?? null);
}

const GATHER_MS = 200;

/** All rows; many changes in a short time are gathered into one, the first of them is told at once. */
export function useAllRows(): readonly Row[] | null {
  const client = useBoardClient();
  const read = useCallback(() => {
    const board = client.board();
    return board ? [...board.rows.values()] : null;
  }, [client]);
  const [rows, setRows] = useState(read);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let more = false;
    const told = () => {
      if (timer) {
        more = true;
        return;
      }
      setRows(read());
      timer = setTimeout(() => {
        timer = undefined;
        if (more) {
          more = false;
          told();
        }
      }, GATHER_MS);
    };
    setRows(read());
    const stop = client.onBoard(told);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client, read]);
  return rows;
}

/** How far what is shown can be trusted, looked at every second. Times by the server's clock. */
export function useLive(): LiveState {
  const client = useBoardClient();
  const line = useSyncExternalStore(client.onLine, client.line);
  const now = useNow(1_000);
  return liveStateOf(line, Math.max(now, line.heardAt));
}

/** Calls back with what each update changed. */
export function useChanges(listener: (changes: Changes) => void): void {
  const client = useBoardClient();
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(() => client.onChanges((changes) => newest.current(changes)), [client]);
}
