import { use, useSyncExternalStore } from 'react';
import { useNow } from '../time/now.ts';
import { type Line, liveStateOf } from './live-state.ts';
import { BoardContext } from './use-board.ts';

const never = () => () => undefined;
const nothing = (): Line | null => null;

/** Since when the line to the server is gone (ms); null while it is there. */
export function useOffline(): number | null {
  const client = use(BoardContext);
  const line = useSyncExternalStore<Line | null>(client?.onLine ?? never, client?.line ?? nothing);
  const now = useNow(1_000);
  const live = line && liveStateOf(line, Math.max(now, line.heardAt));
  return live?.state === 'offline' ? live.since : null;
}
