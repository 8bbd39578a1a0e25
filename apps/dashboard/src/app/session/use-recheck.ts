import { useEffect } from 'react';
import { connection, onLost } from '../../net/connection.ts';
import { sessions } from '../../net/session/session.ts';

const WITHOUT_CONNECTION_MS = 5_000;

/**
 * Rechecks the session when the live connection is cut, because the server cuts it when the session ends and the screen
 * must not stay visible until a reconnect is refused. Polls every few seconds where no socket connects, as on some
 * networks.
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
