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

const BATCH_MS = 200;
/** Sums and order of a large network are at most this old, ms; each row is current by itself. */
const BATCH_MANY_MS = 1_000;
const MANY = 1_000;

/**
 * All rows, for sums and order. The first change is shown at once, those that follow are batched; rendering them is a
 * transition, so that input has priority.
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
      timer = setTimeout(onBatch, (next?.length ?? 0) > MANY ? BATCH_MANY_MS : BATCH_MS);
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

/** Calls back with what each update changed. */
export function useChanges(listener: (changes: Changes) => void): void {
  const client = useBoardClient();
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(() => client.onChanges((changes) => newest.current(changes)), [client]);
}
