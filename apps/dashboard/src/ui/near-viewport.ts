import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';

/** Rows are rendered this far outside of the viewport, so that scrolling does not show a gap. */
const MARGIN = '800px';

type Listener = (entry: IntersectionObserverEntry) => void;

const listeners = new WeakMap<Element, Listener>();
let observer: IntersectionObserver | undefined;

/** One observer for all elements: a thousand observers would each be evaluated at every frame. */
function watch(element: Element, listener: Listener): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) listeners.get(entry.target)?.(entry);
    },
    // The list beside the map is a scroll container of its own, which `rootMargin` does not cover; `scrollMargin` does.
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

/** Print has no viewport: every row is rendered for it. */
function onPrinting(listener: () => void): () => void {
  const onPrint = ({ type }: Event) => {
    printing = type === 'beforeprint';
    listener();
  };
  addEventListener('beforeprint', onPrint);
  addEventListener('afterprint', onPrint);
  return () => {
    removeEventListener('beforeprint', onPrint);
    removeEventListener('afterprint', onPrint);
  };
}

export interface NearViewport {
  readonly isNear: boolean;
  /**
   * Height of the element in px when it last entered or left the viewport; null before. Taken from the observer, so
   * that it forces no layout.
   */
  readonly height: number | null;
}

/** Whether an element is near the viewport; always true without `IntersectionObserver`, and while `isEnabled` is false. */
export function useNearViewport(element: RefObject<HTMLElement | null>, isEnabled: boolean): NearViewport {
  const canObserve = isEnabled && 'IntersectionObserver' in globalThis;
  const [state, setSeen] = useState<NearViewport>({ isNear: !canObserve, height: null });
  useEffect(() => {
    if (!canObserve || !element.current) return;
    return watch(element.current, ({ isIntersecting, boundingClientRect: { height } }) =>
      setSeen({ isNear: isIntersecting, height: height || null }),
    );
  }, [element, canObserve]);
  const isPrinting = useSyncExternalStore(onPrinting, () => printing);
  return canObserve && !isPrinting ? state : { isNear: true, height: state.height };
}
