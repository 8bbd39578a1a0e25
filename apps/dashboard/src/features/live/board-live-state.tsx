import { useBoardClient } from '../../model/board/use-board.ts';
import { useNow } from '../../model/time/now.ts';
import { useConnection } from '../../net/connection.ts';
import { LiveState, OfflineNotice } from './live-state.tsx';

/** How current the board is. Separate, because it renders every second. */
export function BoardLiveState({ lateBy }: { lateBy: number }) {
  const connection = useConnection();
  const newestAt = useBoardClient().newestAt();
  return <LiveState connection={connection} newestAt={newestAt} now={useNow(1_000)} lateBy={lateBy} />;
}

/** A banner while offline. */
export function BoardOfflineNotice() {
  return <OfflineNotice connection={useConnection()} />;
}
