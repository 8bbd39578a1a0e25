import { useEffect, useSyncExternalStore } from 'react';
import { connection } from '../connection.ts';
import { outbox } from './page-outbox.ts';
import type { Queue } from './queue.ts';

/** Commands that are queued, being sent, or were returned to their author. */
export const useQueuedCommands = (): Queue => useSyncExternalStore(outbox.subscribe, outbox.all);

/**
 * Sends queued commands whenever the connection is up, and drops them with the session: one person's commands are never
 * sent in another's name. While some are queued, the browser asks before the page is left.
 */
export function useOutboxDelivery(): void {
  useEffect(() => {
    const update = () => outbox.connected(connection.read().link === 'up');
    update();
    const stop = connection.subscribe(update);
    return () => {
      stop();
      outbox.connected(false);
      outbox.empty();
    };
  }, []);
  const hasQueued = useQueuedCommands().length > 0;
  useEffect(() => {
    if (!hasQueued) return;
    addEventListener('beforeunload', askBeforeLeaving);
    return () => removeEventListener('beforeunload', askBeforeLeaving);
  }, [hasQueued]);
}

/** Not asked on quick exit, which hides the page first: leaving must not be delayed. */
export function askBeforeLeaving(event: Pick<Event, 'preventDefault'>): void {
  if (!document.documentElement.hidden) event.preventDefault();
}
