import { type RefObject, useLayoutEffect, useState } from 'react';
import { useLanguage } from '../../locales/use-t.ts';

/** Words that may become longer without a new drawing of the bar: a count that arrives, a font. */
const PARTS = '.nav, .top-person';
/** Px that stay free beside the way out. */
const MARGIN = 16;

/** Whether the way out, which is last, is pushed towards the edge of the window or beyond it. */
function sticksOut(bar: HTMLElement): boolean {
  const exit = bar.querySelector(':scope > button:last-of-type');
  const edge = bar.clientWidth - MARGIN;
  return exit !== null && edge > 0 && exit.getBoundingClientRect().right > edge;
}

const oneFewer = (bar: HTMLElement): number => Math.max(1, bar.querySelectorAll('.nav-link').length - 1);

/**
 * How many screens the bar has room for in this language: one fewer for as long as something sticks out of it, so that the
 * way out is never pushed out of the window. What does not fit is under "More".
 */
export function useFit(bar: RefObject<HTMLElement | null>): number {
  const language = useLanguage();
  const [fits, setFits] = useState(Number.POSITIVE_INFINITY);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language has other words
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    let width = element.clientWidth;
    setFits(Number.POSITIVE_INFINITY);
    const observer = new ResizeObserver(() => {
      const isWider = element.clientWidth > width;
      width = element.clientWidth;
      if (isWider) setFits(Number.POSITIVE_INFINITY);
      if (sticksOut(element)) setFits(oneFewer(element));
    });
    for (const part of [element, ...element.querySelectorAll(PARTS)]) observer.observe(part);
    return () => observer.disconnect();
  }, [bar, language]);
  useLayoutEffect(() => {
    if (bar.current && sticksOut(bar.current)) setFits(oneFewer(bar.current));
  });
  return fits;
}
