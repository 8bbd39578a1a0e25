import type { Row } from '@safe-haven/contracts';
import { useMemo } from 'react';
import { useAllRows } from '../../model/board/use-board.ts';

/** The houses of the board that keep beds: one's own, and all of them. */
export function useHouses(): { readonly own: readonly Row[]; readonly all: readonly Row[] } {
  const rows = useAllRows();
  return useMemo(() => {
    const all = (rows ?? []).filter(({ mode }) => mode === 'kept');
    return { own: all.filter(({ view }) => view === 'exact'), all };
  }, [rows]);
}
