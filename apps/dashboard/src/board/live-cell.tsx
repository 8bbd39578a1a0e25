import { LiveState, OfflineLine } from '../look/parts/live-state.tsx';
import { useNow } from '../time/now.ts';
import { useLive } from './live/use-board.ts';

/** How current the board is; the only part that is drawn every second. */
export function LiveCell({ lateBy }: { lateBy: number }) {
  return <LiveState live={useLive()} now={useNow(1_000)} lateBy={lateBy} />;
}

/** The line across the top while there is no line to the server. */
export function BoardOfflineLine() {
  return <OfflineLine live={useLive()} />;
}
