import { type Problem, type ReplayBoard, replayBoard } from '@safe-haven/contracts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api } from '../../../net/api.ts';
import { endpoints } from '../../../net/read/endpoints.ts';
import { firstLook } from '../first-look.ts';
import { FrameStore } from './frame-store.ts';

export interface Frames {
  /** The last board that came; of another instant while the one that is wanted is awaited. */
  readonly shown: ReplayBoard | null;
  readonly waiting: boolean;
  readonly problem: Problem | null;
  /** The board of another instant, if it is there. */
  peek(at: string | null): ReplayBoard | null;
  again(): void;
}

const iso = (at: number) => new Date(at).toISOString();

/** The board of an instant (ms), and of those beside it (`ahead`). Nothing of it outlives the screen. */
export function useFrames(at: number, ahead: readonly (number | null)[]): Frames {
  const [store] = useState(
    () => new FrameStore((at) => firstLook(() => api.get(endpoints.replayBoard(at).path, replayBoard))),
  );
  const { shown, problem } = useSyncExternalStore(store.subscribe, store.read);
  const wanted = iso(at);
  const beside = ahead
    .filter((one) => one !== null)
    .map(iso)
    .join();
  useEffect(() => store.want(wanted, beside === '' ? [] : beside.split(',')), [store, wanted, beside]);
  useEffect(() => {
    const again = () => store.again();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [store]);
  return {
    shown,
    problem,
    waiting: shown?.at !== wanted,
    peek: (instant) => store.peek(instant),
    again: () => store.again(),
  };
}
