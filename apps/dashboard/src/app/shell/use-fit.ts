import { type RefObject, useLayoutEffect, useState } from 'react';
import { useLanguage } from '../../locales/use-t.ts';

/** Elements whose width may change without a render: a count that arrives, a web font. */
const PARTS = '.nav, .top-person';
/** Px kept free next to the quick exit. */
const MARGIN = 16;

/** Whether the quick exit, the last element, is pushed to or over the edge of the window. */
function overflows(bar: HTMLElement): boolean {
  const exit = bar.querySelector(':scope > button:last-of-type');
  const edge = bar.clientWidth - MARGIN;
  return exit !== null && edge > 0 && exit.getBoundingClientRect().right > edge;
}

const oneFewer = (bar: HTMLElement): number => Math.max(1, bar.querySelectorAll('.nav-link').length - 1);

/**
 * The number of screens that fit in the bar in this language: reduced by one while it overflows, so that the quick exit
 * always stays visible. The others are under "More".
 */
export function useFit(bar: RefObject<HTMLElement | null>): number {
  const language = useLanguage();
  const [fits, setFits] = useState(Number.POSITIVE_INFINITY);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts differ by language
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    let width = element.clientWidth;
    setFits(Number.POSITIVE_INFINITY);
    const observer = new ResizeObserver(() => {
      const isWider = element.clientWidth > width;
      width = element.clientWidth;
      if (isWider) setFits(Number.POSITIVE_INFINITY);
      if (overflows(element)) setFits(oneFewer(element));
    });
    for (const part of [element, ...element.querySelectorAll(PARTS)]) observer.observe(part);
    return () => observer.disconnect();
  }, [bar, language]);
  useLayoutEffect(() => {
    if (bar.current && overflows(bar.current)) setFits(oneFewer(bar.current));
  });
  return fits;
}
