import { use, useCallback } from 'react';
import { BoardContext } from '../../model/board/use-board.ts';

/** Whether the line to the server is known to be gone at the moment of asking; a second later it may be otherwise. */
export function useIsGone(): () => boolean {
  const client = use(BoardContext);
  return useCallback(() => client?.line().link === 'down' || navigator.onLine === false, [client]);
}
