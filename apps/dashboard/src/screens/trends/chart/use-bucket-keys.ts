import { type KeyboardEvent, useState } from 'react';

const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** Selects a bucket of a chart by arrow keys, starting at the newest; null while the chart does not have the focus. */
export function useBucketKeys(count: number) {
  const [selected, setSelected] = useState<number | null>(null);
  const last = count - 1;
  return {
    at: selected === null ? null : Math.min(selected, last),
    handlers: {
      onFocus: () => setSelected(last),
      onBlur: () => setSelected(null),
      onKeyDown: (event: KeyboardEvent) => {
        const move = MOVES[event.key];
        if (!move) return;
        event.preventDefault();
        setSelected((before) => Math.max(0, Math.min(last, move(before ?? last, last))));
      },
    },
  };
}
