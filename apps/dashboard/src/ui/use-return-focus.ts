import { useEffect, useRef } from 'react';

/**
 * Returns the focus on unmount to where it was before the first render, unless it has moved elsewhere. Taken during the
 * render: effects of children run first, and may move it.
 */
export function useReturnFocus(): void {
  const before = useRef(document.activeElement);
  useEffect(() => {
    const from = before.current;
    return () => {
      // The focused part is removed by then: the focus is at the body.
      if (document.activeElement === document.body && from instanceof HTMLElement && from.isConnected)
        from.focus({ preventScroll: true });
    };
  }, []);
}
