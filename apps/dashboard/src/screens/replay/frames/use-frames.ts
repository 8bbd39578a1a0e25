import type { Problem, ReplayBoard } from '@safe-haven/contracts';
import { replayBoardRead } from '@safe-haven/contracts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { endpointOf, get } from '../../../net/read/endpoints.ts';
import { retryTimeouts } from '../retry-timeouts.ts';
import { FrameStore } from './frame-store.ts';

export interface Frames {
  /** The last loaded board; of another instant while the requested one is loading. */
  readonly shown: ReplayBoard | null;
  readonly waiting: boolean;
  readonly problem: Problem | null;
  /** The cached board of another instant, or null. */
  peek(at: string | null): ReplayBoard | null;
  refetch(): void;
}

const iso = (at: number) => new Date(at).toISOString();

/** Loads the board of an instant (ms), and prefetches those of `prefetch`. The cache is dropped on unmount. */
export function useFrames(at: number, prefetch: readonly (number | null)[]): Frames {
  const [store] = useState(() => new FrameStore((at) => retryTimeouts(() => get(endpointOf(replayBoardRead, { at })))));
  const { shown, problem } = useSyncExternalStore(store.subscribe, store.read);
  const wanted = iso(at);
  const adjacent = prefetch
    .filter((instant) => instant !== null)
    .map(iso)
    .join();
  useEffect(() => store.show(wanted, adjacent === '' ? [] : adjacent.split(',')), [store, wanted, adjacent]);
  useEffect(() => {
    const refetch = () => store.refetch();
    addEventListener('online', refetch);
    return () => removeEventListener('online', refetch);
  }, [store]);
  return {
    shown,
    problem,
    waiting: shown?.at !== wanted,
    peek: (instant) => store.peek(instant),
    refetch: () => store.refetch(),
  };
}
