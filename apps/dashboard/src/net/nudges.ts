import { useEffect, useRef } from 'react';
import { onReconnected } from './connection.ts';
import { listeners } from './listeners.ts';

/**
 * Notifications without content: something of the night (a request, a task, a hold) or of the notices has changed and
 * has to be fetched.
 */
export const nudges = { tonight: listeners(), notices: listeners() };

/** Called at each nudge and after a reconnect, since nudges may have been missed. Returns an unsubscribe function. */
export function onNudge(topic: keyof typeof nudges, listener: () => void): () => void {
  const stops = [nudges[topic].add(listener), onReconnected(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The same while a component is mounted. */
export function useNudge(topic: keyof typeof nudges, listener: () => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => onNudge(topic, () => latest.current()), [topic]);
}
