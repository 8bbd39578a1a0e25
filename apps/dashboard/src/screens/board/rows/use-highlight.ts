import { useEffect, useState } from 'react';
import { useBoardClient } from '../../../model/board/use-board.ts';

const RECENT_MS = 5_000;

export interface Highlight {
  /**
   * Number of visible changes; 0: none. The parity selects one of two identical animations, so that the next change
   * restarts it.
   */
  readonly version: number;
  /** Whether the last change is less than 5 s ago: shown as text with reduced motion. */
  readonly isRecent: boolean;
}

const NONE: Highlight = { version: 0, isRecent: false };
const CHANGED: Highlight = { version: 1, isRecent: true };

/** When rows last changed visibly; kept outside of the rows, which remount when they move. */
const changedAt = new Map<string, number>();

/** The remaining time of a row's highlight, ms. */
const leftOf = (shelterId: string): number => (changedAt.get(shelterId) ?? -RECENT_MS) + RECENT_MS - Date.now();

/** Highlights a row that an update changed. Snapshots do not highlight. */
export function useHighlight(shelterId: string): Highlight {
  const client = useBoardClient();
  const [highlight, setHighlight] = useState(() => (leftOf(shelterId) > 0 ? CHANGED : NONE));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const endLater = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setHighlight(({ version }) => ({ version, isRecent: false })), leftOf(shelterId));
    };
    if (leftOf(shelterId) > 0) endLater();
    const stop = client.onChanges((changes) => {
      if (!changes.some(({ after }) => after.shelterId === shelterId)) return;
      changedAt.set(shelterId, Date.now());
      setHighlight(({ version }) => ({ version: version + 1, isRecent: true }));
      endLater();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client, shelterId]);
  return highlight;
}
