import { use } from 'react';
import { askingOf } from '../../features/surge/asking.ts';
import { useSurges } from '../../features/surge/use-surges.ts';
import { BoardContext } from '../../model/board/use-board.ts';

/** The number of countries that wait for what one's own says, next to the name of the screen; nothing when zero. */
export default function CountryCount() {
  return use(BoardContext) && <Count />;
}

function Count() {
  const count = askingOf(useSurges().value?.items ?? []).length;
  return count > 0 && <span className="nav-count">{count}</span>;
}
