import { useEffect } from 'react';
import type { BoardClient } from '../../model/board/board-client.ts';
import { sessions } from './session.ts';

const WITHOUT_LINE_MS = 5_000;

/**
 * Asks whether the session goes on as soon as the live line is cut: the server cuts it when the session is over, and
 * what stands on the screen must not stay until the line has come back to be refused. Where the line never came (some
 * networks let no socket through), it is asked every few seconds.
 */
export function useRecheck(line: Pick<BoardClient, 'line' | 'onLine'>): void {
  useEffect(() => {
    const ask = () => void sessions.recheck();
    let { link } = line.line();
    const stop = line.onLine(() => {
      const before = link;
      link = line.line().link;
      if (before === 'up' && link === 'down') ask();
    });
    const timer = setInterval(() => line.line().heardAt === 0 && ask(), WITHOUT_LINE_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [line]);
}
