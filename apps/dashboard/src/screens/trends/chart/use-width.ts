import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * The current width of an element in px. Charts are drawn for the width they have instead of being scaled, so that
 * their text keeps its size.
 */
export function useWidth(): { readonly container: RefObject<HTMLDivElement | null>; readonly width: number } {
  const container = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    setWidth(Math.floor(element.clientWidth));
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { container, width };
}
