import { useBoardClient, usePosition } from '../../model/board/use-board.ts';
import { useNow } from '../../model/time/now.ts';
import { useConnection } from '../../net/connection.ts';
import { useLateAnswer } from '../../net/read/use-late-answer.ts';
import { Problem } from '../../ui/problem.tsx';
import { LiveState, OfflineNotice } from './live-state.tsx';

interface BoardLiveStateProps {
  readonly lateBy: number;
  /** On the board itself: how long ago the latest change was. */
  readonly showsNewest?: boolean;
}

/** How current the board is. Separate, because it renders every second. */
export function BoardLiveState({ lateBy, showsNewest = false }: BoardLiveStateProps) {
  const connection = useConnection();
  const newestAt = useBoardClient().newestAt();
  const now = useNow(1_000);
  return <LiveState connection={connection} newestAt={showsNewest ? newestAt : null} now={now} lateBy={lateBy} />;
}

/** A banner while offline. */
export function BoardOfflineNotice() {
  return <OfflineNotice connection={useConnection()} />;
}

/** The same for the board itself, or that its first answer is late: no device keeps one, so reloading loses nothing. */
export function BoardNotice() {
  const connection = useConnection();
  const late = useLateAnswer(usePosition() === null ? 'board' : null);
  if (late && connection.state !== 'offline') return <Problem problem={late} onRetry={() => location.reload()} />;
  return <OfflineNotice connection={connection} />;
}
