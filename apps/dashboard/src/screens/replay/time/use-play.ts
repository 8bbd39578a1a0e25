import { useEffect, useRef, useState } from 'react';
import { useMedia } from '../../../ui/use-media.ts';

/** How much of the past goes by in a second. */
export const SPEEDS = { minute: 60_000, minutes: 600_000, hour: 3_600_000 } as const;
export type Speed = keyof typeof SPEEDS;

const STEP_MS = 250;
/** Who wants no motion sees one board a second. */
const CALM_STEP_MS = 1_000;

export interface Player {
  readonly playing: boolean;
  readonly speed: Speed;
  choose(speed: Speed): void;
  toggle(): void;
  pause(): void;
}

/** Time that goes by on its own, until the end of what can be shown. `go` is told by how much (ms), and answers whether there is more. */
export function usePlay(go: (by: number) => boolean): Player {
  const [playing, setPlaying] = useState(false);
  const [speed, choose] = useState<Speed>('minutes');
  const step = useMedia('(prefers-reduced-motion: reduce)') ? CALM_STEP_MS : STEP_MS;
  const newest = useRef(go);
  newest.current = go;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      if (!newest.current((SPEEDS[speed] * step) / 1_000)) setPlaying(false);
    }, step);
    return () => clearInterval(timer);
  }, [playing, speed, step]);
  return { playing, speed, choose, toggle: () => setPlaying((on) => !on), pause: () => setPlaying(false) };
}
