import { type RefObject, useLayoutEffect } from 'react';

/**
 * A card that goes with the focus in it, as a stay that is discharged, leaves the focus to the heading of its room: whoever
 * works there goes on there, by keys too. The page moves only if the heading is out of sight.
 */
export function useRoomKeepsFocus(card: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = card.current;
    return () => {
      // It still stands on the page: the layout effects end before their elements go.
      if (!element?.contains(document.activeElement)) return;
      const heading = element.closest('[data-room]')?.querySelector<HTMLElement>('h4');
      heading?.focus({ preventScroll: true });
      heading?.scrollIntoView?.({ block: 'nearest' });
    };
  }, [card]);
}
