import { type RefObject, useLayoutEffect } from 'react';

/**
 * Moves the focus to the heading of the room when a card with the focus is removed, such as a discharged stay. Scrolls
 * only if the heading is not visible.
 */
export function useRoomKeepsFocus(card: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = card.current;
    return () => {
      // Layout effects are cleaned up before the elements are removed.
      if (!element?.contains(document.activeElement)) return;
      const heading = element.closest('[data-room]')?.querySelector<HTMLElement>('h4');
      heading?.focus({ preventScroll: true });
      heading?.scrollIntoView?.({ block: 'nearest' });
    };
  }, [card]);
}
