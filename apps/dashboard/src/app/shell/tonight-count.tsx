import { use } from 'react';
import { BoardContext } from '../../model/board/use-board.ts';
import { useTonightCount } from '../../screens/tonight/use-tonight-count.ts';

/** The number of open tasks next to the name of the screen; nothing when zero. */
export default function TonightCount() {
  return use(BoardContext) && <Count />;
}

function Count() {
  const count = useTonightCount(true);
  return count > 0 && <span className="nav-count">{count}</span>;
}
