import { leastOf, type Row } from '@safe-haven/contracts';
import { useMemo } from 'react';
import { useAllRows } from '../../model/board/use-board.ts';

/** The shelters of the board that keep beds: one's own, and all. */
export function useShelters(): { readonly own: readonly Row[]; readonly all: readonly Row[] } {
  const rows = useAllRows();
  return useMemo(() => {
    const all = (rows ?? []).filter(({ mode }) => mode === 'kept');
    return { own: all.filter(({ view }) => view === 'exact'), all };
  }, [rows]);
}

/** Whether a shelter appears to have room; the others are not offered. The shelter is checked again when it accepts. */
export const mayFit = (row: Row, places: number): boolean =>
  row.view !== 'unreadable' &&
  row.intake.state !== 'paused' &&
  row.mode === 'kept' &&
  (row.view === 'exact' ? row.places.together : leastOf(row.places.together)) >= Math.min(places, MOST_BANDED);
/** The highest number that a band distinguishes. */
const MOST_BANDED = 4;
