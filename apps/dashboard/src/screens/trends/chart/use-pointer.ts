import { type KeyboardEvent, useState } from 'react';

const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** Walks the buckets of a chart by arrow keys, from the newest on; null: the focus is elsewhere. */
export function usePointer(count: number) {
  const [at, setAt] = useState<number | null>(null);
  const last = count - 1;
  return {
    at: at === null ? null : Math.min(at, last),
    handlers: {
      onFocus: () => setAt(last),
      onBlur: () => setAt(null),
      onKeyDown: (event: KeyboardEvent) => {
        const move = MOVES[event.key];
        if (!move) return;
        event.preventDefault();
        setAt((before) => Math.max(0, Math.min(last, move(before ?? last, last))));
      },
    },
  };
}
