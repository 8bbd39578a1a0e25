import { useEffect, useRef } from 'react';
import { focusHeading, isFocusLost } from '../../ui/focus-heading.ts';

/**
 * Focuses the heading of a screen that took the place of another one, if that took the focus with it. Screens are
 * loaded later, so it waits for the heading. `from`: the screen before; null on the first one, where the browser
 * begins at the top.
 */
export function useHeadingFocus(screen: string, from: string | null): void {
  const before = useRef(from);
  useEffect(() => {
    const isFirst = before.current === null;
    const isSame = before.current === screen;
    before.current = screen;
    if (isFirst || isSame || !isFocusLost() || focusHeading()) return;
    const observer = new MutationObserver(() => {
      if (!isFocusLost() || focusHeading()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [screen]);
}
