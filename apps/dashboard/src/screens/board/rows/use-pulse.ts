import { useEffect, useState } from 'react';
import { useBoardClient } from '../../../model/board/use-board.ts';

const LATELY_MS = 5_000;

export interface Pulse {
  /** Counts the changes before our eyes; 0: none. An odd and an even one start the same animation anew. */
  readonly turn: number;
  /** Whether the last one is less than 5 s ago: for those who asked for less motion a word stands for it. */
  readonly lately: boolean;
}

const STILL: Pulse = { turn: 0, lately: false };

/** Tells when an update changed this row. A snapshot is how things are: it pulses nothing. */
export function usePulse(shelterId: string): Pulse {
  const client = useBoardClient();
  const [pulse, setPulse] = useState(STILL);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = client.onChanges((changes) => {
      if (!changes.some(({ after }) => after.shelterId === shelterId)) return;
      setPulse(({ turn }) => ({ turn: turn + 1, lately: true }));
      clearTimeout(timer);
      timer = setTimeout(() => setPulse(({ turn }) => ({ turn, lately: false })), LATELY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client, shelterId]);
  return pulse;
}
