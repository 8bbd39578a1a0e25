import { useEffect } from 'react';
import { onReconnected } from './connection.ts';

/**
 * Interval at which what got no answer is asked for again while it is shown, ms: no event may say that the server is
 * back, or that its log is.
 */
export const RETRY_MS = 5_000;

/** Asks again after a failure, and at once when the connection is back. Each failure is a value of its own; null: none. */
export function useAgain(failure: object | null, ask: () => void): void {
  useEffect(() => {
    if (failure === null) return;
    const timer = setTimeout(() => navigator.onLine && ask(), RETRY_MS);
    const stop = onReconnected(ask);
    addEventListener('online', ask);
    return () => {
      clearTimeout(timer);
      stop();
      removeEventListener('online', ask);
    };
  }, [failure, ask]);
}
