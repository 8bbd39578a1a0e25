import type { Row } from '@safe-haven/contracts';
import {
  createContext,
  startTransition,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { BoardClient } from './board-client.ts';
import type { Changes } from './board-store.ts';

export const BoardContext = createContext<BoardClient | null>(null);

/** The board client of this page. Throws outside of a session. */
export function useBoardClient(): BoardClient {
  const client = use(BoardContext);
  if (!client) throw new Error('useBoardClient needs a BoardContext above it');
  return client;
}

/** One row; rerenders only when it changes. */
export function useRow(shelterId: string): Row | undefined {
  const client = useBoardClient();
  return useSyncExternalStore(
    useCallback((listener) => client.onRow(shelterId, listener), [client, shelterId]),
    useCallback(() => client.row(shelterId), [client, shelterId]),
  );
}

/** The log position of the board; null before the first snapshot. */
export function usePosition(): string | null {
  const client = useBoardClient();
  return useSyncExternalStore(client.onBoard, () => client.board()?.position ?? null);
}

const BATCH_MS = 200;
/** Maximum delay of sums and order on a large network, ms; each row is current by itself. */
const BATCH_MANY_MS = 1_000;
const MANY_ROWS = 1_000;

/**
 * All rows, for sums and order. The first change is shown at once, later ones are batched in a transition, so that
 * input has priority.
 */
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
    const onChange = () => {
      if (timer) {
        more = true;
        return;
      }
      const next = read();
      startTransition(() => setRows(next));
      timer = setTimeout(onBatch, (next?.length ?? 0) > MANY_ROWS ? BATCH_MANY_MS : BATCH_MS);
    };
    const onBatch = () => {
      timer = undefined;
      if (!more) return;
      more = false;
      onChange();
    };
    setRows(read());
    const stop = client.onBoard(onChange);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client, read]);
  return rows;
}

/** Called with the changes of each update. */
export function useChanges(listener: (changes: Changes) => void): void {
  const client = useBoardClient();
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => client.onChanges((changes) => latest.current(changes)), [client]);
}
