import type { KnownHouse } from '@safe-haven/contracts/exchange';
import { useEffect, useState } from 'react';
import { askKnownHouses } from './program.ts';

/** The houses that are there, asked anew after each run: the second one tells what the first has brought. null: not known yet. */
export function useKnownHouses(isBusy: boolean): readonly KnownHouse[] | null {
  const [known, setKnown] = useState<readonly KnownHouse[] | null>(null);
  useEffect(() => {
    if (isBusy) return;
    let isOver = false;
    const waiting = { isStopped: () => isOver, onWaiting: () => undefined };
    void askKnownHouses(waiting).then((answer) => answer.ok && !isOver && setKnown(answer.value.houses));
    return () => {
      isOver = true;
    };
  }, [isBusy]);
  return known;
}
