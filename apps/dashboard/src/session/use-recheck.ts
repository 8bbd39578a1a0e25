import { use, useEffect } from 'react';
import { BoardContext } from '../board/live/use-board.ts';
import { sessions } from './session.ts';

const WITHOUT_LINE_MS = 5_000;

/**
 * Asks whether the session goes on as soon as the live line is cut: the server cuts it when the session is over, and
 * what stands on the screen must not stay until the line has come back to be refused. A screen that has no line asks
 * every few seconds.
 */
export function useRecheck(): void {
  const client = use(BoardContext);
  useEffect(() => {
    const ask = () => void sessions.recheck();
    if (!client) {
      const timer = setInterval(ask, WITHOUT_LINE_MS);
      return () => clearInterval(timer);
    }
    let { link } = client.line();
    return client.onLine(() => {
      const before = link;
      link = client.line().link;
      if (before === 'up' && link === 'down') ask();
    });
  }, [client]);
}
