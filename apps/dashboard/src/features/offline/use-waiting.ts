import { useEffect, useSyncExternalStore } from 'react';
import type { BoardClient } from '../../model/board/board-client.ts';
import type { Queue } from './queue.ts';
import { waiting } from './waiting.ts';

/** What waits for the line, and what came back from waiting. */
export const useWaiting = (): Queue => useSyncExternalStore(waiting.subscribe, waiting.all);

/**
 * Sends what waits whenever the line is there, and forgets it with the session: what one person tapped is never sent by
 * another. While something waits, the browser asks before the page is left.
 */
export function useOutbox(client: BoardClient | null): void {
  useEffect(() => {
    if (client === null) return;
    const tell = () => waiting.line(client.line().link === 'up');
    tell();
    const stop = client.onLine(tell);
    return () => {
      stop();
      waiting.line(false);
      waiting.empty();
    };
  }, [client]);
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
