import { useEffect, useRef } from 'react';
import { onReconnected } from './connection.ts';
import { listeners } from './listeners.ts';

/**
 * What the server says without saying what: something of this night is otherwise (a request, a task, a hold), or the
 * notices of whoever answers for a house. What it is has to be asked for.
 */
export const nudges = { tonight: listeners(), notices: listeners() };

/** Calls back at each nudge, and when the connection is back: what was published meanwhile is lost. Returns how to stop. */
export function onNudge(of: keyof typeof nudges, listener: () => void): () => void {
  const stops = [nudges[of].add(listener), onReconnected(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The same for as long as a part is on the screen. */
export function useNudge(of: keyof typeof nudges, listener: () => void): void {
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(() => onNudge(of, () => newest.current()), [of]);
}
