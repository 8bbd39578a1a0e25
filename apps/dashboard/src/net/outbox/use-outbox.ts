import { useEffect, useSyncExternalStore } from 'react';
import { connection } from '../connection.ts';
import type { Queue } from './queue.ts';
import { waiting } from './waiting.ts';

/** What waits for the connection, and what came back from waiting. */
export const useWaiting = (): Queue => useSyncExternalStore(waiting.subscribe, waiting.all);

/**
 * Sends what waits whenever the connection is there, and forgets it with the session: what one person tapped is never
 * sent by another. While something waits, the browser asks before the page is left.
 */
export function useOutbox(): void {
  useEffect(() => {
    const look = () => waiting.connected(connection.read().link === 'up');
    look();
    const stop = connection.subscribe(look);
    return () => {
      stop();
      waiting.connected(false);
      waiting.empty();
    };
  }, []);
  const something = useWaiting().length > 0;
  useEffect(() => {
    if (!something) return;
    addEventListener('beforeunload', askBeforeLeaving);
    return () => removeEventListener('beforeunload', askBeforeLeaving);
  }, [something]);
}

/** Quick exit hides the page first: nothing may hold up whoever has to leave. */
export function askBeforeLeaving(event: Pick<Event, 'preventDefault'>): void {
  if (!document.documentElement.hidden) event.preventDefault();
}
