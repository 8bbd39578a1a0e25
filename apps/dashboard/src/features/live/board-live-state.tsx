import { useBoardClient } from '../../model/board/use-board.ts';
import { useNow } from '../../model/time/now.ts';
import { useConnection } from '../../net/connection.ts';
import { LiveState, OfflineNotice } from './live-state.tsx';

/** How current the board is; the only part that is drawn every second. */
export function BoardLiveState({ lateBy }: { lateBy: number }) {
  const connection = useConnection();
  const newestAt = useBoardClient().newestAt();
  return <LiveState connection={connection} newestAt={newestAt} now={useNow(1_000)} lateBy={lateBy} />;
}

/** Across the top while there is no connection to the server. */
export function BoardOfflineNotice() {
  return <OfflineNotice connection={useConnection()} />;
}
