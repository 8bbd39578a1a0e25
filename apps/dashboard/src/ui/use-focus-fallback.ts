import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the keyboard position when a change removes the focused element: the container gets the focus, so that Tab
 * continues from there. The container needs `tabIndex={-1}`.
 */
export function useFocusFallback<E extends HTMLElement>(change: unknown): RefObject<E | null> {
  const part = useRef<E>(null);
  const isInside = useRef(false);
  useEffect(() => {
    // Tracks where the focus went last. Removing an element is not counted: browsers differ in the events they fire for
    // it.
    const onFocusMoved = ({ target }: Event) => {
      isInside.current = target instanceof Node && part.current?.contains(target) === true;
    };
    document.addEventListener('focusin', onFocusMoved);
    document.addEventListener('pointerdown', onFocusMoved);
    return () => {
      document.removeEventListener('focusin', onFocusMoved);
      document.removeEventListener('pointerdown', onFocusMoved);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: checked after each change
  useLayoutEffect(() => {
    if (isInside.current && document.activeElement === document.body) part.current?.focus();
  }, [change]);
  return part;
}
