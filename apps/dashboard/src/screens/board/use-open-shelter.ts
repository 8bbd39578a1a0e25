import type { Row } from '@safe-haven/contracts';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useRow } from '../../model/board/use-board.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { useMedia, WIDE } from '../../ui/use-media.ts';

export interface OpenShelter {
  readonly row: Row | undefined;
  open(shelterId: string): void;
  close(): void;
}

/** The history state of a shelter opened from the board: closing it goes back there. */
export const FROM_BOARD = { fromBoard: true };

/** The shelter of the current path. Closing it returns the focus to its row and, on a phone, restores the scroll position. */
export function useOpenShelter(shelterId: string | null): OpenShelter {
  const [, navigate] = useLocation();
  const wide = useMedia(WIDE);
  const row = useRow(shelterId ?? '');
  const before = useRef<{ shelterId: string | null; scrollY: number }>({ shelterId: null, scrollY: 0 });
  useEffect(() => {
    const last = before.current.shelterId;
    if (shelterId === null && last !== null) {
      if (!wide) scrollTo(0, before.current.scrollY);
      const link = document.querySelector<HTMLElement>(`[data-shelter="${CSS.escape(last)}"] .row-link`);
      if (document.activeElement === document.body) link?.focus({ preventScroll: true });
    }
    if (shelterId !== null && last === null && !wide) scrollTo(0, 0);
    before.current.shelterId = shelterId;
  }, [shelterId, wide]);
  useEffect(() => {
    if (shelterId !== null) return;
    const remember = () => {
      before.current.scrollY = scrollY;
    };
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, [shelterId]);
  return {
    row,
    open: (id) => navigate(shelterPath(id), { state: FROM_BOARD, replace: shelterId !== null }),
    close: () => ((history.state as typeof FROM_BOARD | null)?.fromBoard ? history.back() : navigate('/')),
  };
}
