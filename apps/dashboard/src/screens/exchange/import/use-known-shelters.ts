import type { KnownShelter } from '@safe-haven/contracts/exchange';
import { useEffect, useState } from 'react';
import { fetchKnownShelters } from './program.ts';

/** The existing shelters; null until loaded. Reloaded after each run, because it may have added some. */
export function useKnownShelters(isBusy: boolean): readonly KnownShelter[] | null {
  const [known, setKnown] = useState<readonly KnownShelter[] | null>(null);
  useEffect(() => {
    if (isBusy) return;
    let isOver = false;
    const waiting = { isStopped: () => isOver, onWaiting: () => undefined };
    void fetchKnownShelters(waiting).then((answer) => answer.ok && !isOver && setKnown(answer.value.shelters));
    return () => {
      isOver = true;
    };
  }, [isBusy]);
  return known;
}
