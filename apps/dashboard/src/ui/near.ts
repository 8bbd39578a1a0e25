import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';

/** Rows are drawn this far outside of the window, so that scrolling does not show a gap. */
const MARGIN = '800px';

type Listener = (entry: IntersectionObserverEntry) => void;

const listeners = new WeakMap<Element, Listener>();
let observer: IntersectionObserver | undefined;

/** One observer for all: a thousand of them would each be asked at every frame. */
function watch(element: Element, listener: Listener): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) listeners.get(entry.target)?.(entry);
    },
    // The list beside the map scrolls in a box of its own, which is no root: there it is the second that counts.
    { rootMargin: MARGIN, scrollMargin: MARGIN },
  );
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer?.unobserve(element);
  };
}

let printing = false;

/** Paper has no window: whoever prints gets every row. */
function onPrinting(listener: () => void): () => void {
  const tell = ({ type }: Event) => {
    printing = type === 'beforeprint';
    listener();
  };
  addEventListener('beforeprint', tell);
  addEventListener('afterprint', tell);
  return () => {
    removeEventListener('beforeprint', tell);
    removeEventListener('afterprint', tell);
  };
}

export interface Near {
  readonly near: boolean;
  /** How high the element was when the window last came near it or left it, px; null before. It asks for no layout. */
  readonly height: number | null;
}

/** Whether an element is near the window; always true where a browser can't tell, and while `wanted` is false. */
export function useNear(element: RefObject<HTMLElement | null>, wanted: boolean): Near {
  const tells = wanted && 'IntersectionObserver' in globalThis;
  const [seen, setSeen] = useState<Near>({ near: !tells, height: null });
  useEffect(() => {
    if (!tells || !element.current) return;
    return watch(element.current, ({ isIntersecting, boundingClientRect: { height } }) =>
      setSeen({ near: isIntersecting, height: height || null }),
    );
  }, [element, tells]);
  const onPaper = useSyncExternalStore(onPrinting, () => printing);
  return tells && !onPaper ? seen : { near: true, height: seen.height };
}
