import { useLive } from '../../model/board/use-board.ts';
import { useNow } from '../../model/time/now.ts';
import { LiveState, OfflineLine } from './live-state.tsx';

/** How current the board is; the only part that is drawn every second. */
export function LiveCell({ lateBy }: { lateBy: number }) {
  return <LiveState live={useLive()} now={useNow(1_000)} lateBy={lateBy} />;
}

/** The line across the top while there is no connection to the server. */
export function BoardOfflineLine() {
  return <OfflineLine live={useLive()} />;
}
