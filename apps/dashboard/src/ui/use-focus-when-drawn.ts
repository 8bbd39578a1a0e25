import { type RefObject, useLayoutEffect } from 'react';

/**
 * Moves the focus to an element when it is first drawn, or to the first in it that matches `within` (AL-9). At once, not
 * after the next frame: what had the focus may be gone, and a screen reader that finds it at the page itself does not
 * say where it goes next.
 */
export function useFocusWhenDrawn(place: RefObject<HTMLElement | null>, options: FocusWhenDrawn = {}): void {
  const { within, preventScroll = false } = options;
  useLayoutEffect(() => {
    const target = within === undefined ? place.current : place.current?.querySelector<HTMLElement>(within);
    target?.focus({ preventScroll });
  }, [place, within, preventScroll]);
}

interface FocusWhenDrawn {
  /** A selector. */
  readonly within?: string;
  /** The page stays where it is. */
  readonly preventScroll?: boolean;
}
