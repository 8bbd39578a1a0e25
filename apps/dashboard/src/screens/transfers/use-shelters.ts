import { leastOf, type Row } from '@safe-haven/contracts';
import { useMemo } from 'react';
import { useAllRows } from '../../model/board/use-board.ts';

/** The houses of the board that keep beds: one's own, and all of them. */
export function useShelters(): { readonly own: readonly Row[]; readonly all: readonly Row[] } {
  const rows = useAllRows();
  return useMemo(() => {
    const all = (rows ?? []).filter(({ mode }) => mode === 'kept');
    return { own: all.filter(({ view }) => view === 'exact'), all };
  }, [rows]);
}

/** Whether a house seems to have the room and takes somebody: the others are not asked. The house itself looks once more as it accepts. */
export const mayFit = (row: Row, places: number): boolean =>
  row.view !== 'unreadable' &&
  row.intake.state !== 'paused' &&
  row.mode === 'kept' &&
  (row.view === 'exact' ? row.places.together : leastOf(row.places.together)) >= Math.min(places, MOST_BANDED);
/** Beyond this a band says no more. */
const MOST_BANDED = 4;
