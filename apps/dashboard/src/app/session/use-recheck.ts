import { useEffect } from 'react';
import { connection, onLost } from '../../net/connection.ts';
import { sessions } from '../../net/session/session.ts';

const WITHOUT_CONNECTION_MS = 5_000;

/**
 * Asks whether the session goes on as soon as the live connection is cut: the server cuts it when the session is over,
 * and what stands on the screen must not stay until the socket has come back to be refused. Where it never came (some
 * networks let no socket through), it is asked every few seconds.
 */
export function useRecheck(): void {
  useEffect(() => {
    const ask = () => void sessions.recheck();
    const stop = onLost(ask);
    const timer = setInterval(() => connection.read().aliveAt === 0 && ask(), WITHOUT_CONNECTION_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, []);
}
