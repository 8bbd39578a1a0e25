import { useEffect, useState } from 'react';
import { useBoardClient } from '../../../model/board/use-board.ts';

const LATELY_MS = 5_000;

export interface Highlight {
  /** Counts the changes before our eyes; 0: none. An odd and an even one start the same animation anew. */
  readonly version: number;
  /** Whether the last one is less than 5 s ago: for those who asked for less motion a word stands for it. */
  readonly isRecent: boolean;
}

const NONE: Highlight = { version: 0, isRecent: false };
const CHANGED: Highlight = { version: 1, isRecent: true };

/** When rows were last changed before our eyes: one that moves far is drawn anew at its new place, and keeps its mark. */
const changedAt = new Map<string, number>();

/** How long a row's mark still stands, ms. */
const leftOf = (shelterId: string): number => (changedAt.get(shelterId) ?? -LATELY_MS) + LATELY_MS - Date.now();

/** Tells when an update changed this row. A snapshot is how things are: it pulses nothing. */
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
