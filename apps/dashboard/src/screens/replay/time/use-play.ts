import { useEffect, useRef, useState } from 'react';
import { useMedia } from '../../../ui/use-media.ts';

/** Playback speeds: ms of the past per second. */
export const SPEEDS = { minute: 60_000, minutes: 600_000, hour: 3_600_000 } as const;
export type Speed = keyof typeof SPEEDS;

const STEP_MS = 250;
/** With reduced motion: one step per second. */
const REDUCED_MOTION_STEP_MS = 1_000;

export interface Player {
  readonly playing: boolean;
  readonly speed: Speed;
  choose(speed: Speed): void;
  toggle(): void;
  pause(): void;
}

/** Plays the past in steps. `go` moves by ms, and returns false at the end. */
export function usePlay(go: (by: number) => boolean): Player {
  const [playing, setPlaying] = useState(false);
  const [speed, choose] = useState<Speed>('minutes');
  const step = useMedia('(prefers-reduced-motion: reduce)') ? REDUCED_MOTION_STEP_MS : STEP_MS;
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      if (!latest.current((SPEEDS[speed] * step) / 1_000)) setPlaying(false);
    }, step);
    return () => clearInterval(timer);
  }, [playing, speed, step]);
  return { playing, speed, choose, toggle: () => setPlaying((on) => !on), pause: () => setPlaying(false) };
}
