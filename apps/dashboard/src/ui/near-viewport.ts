import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';

/** Rows are rendered this far outside of the viewport, so that scrolling does not show a gap. */
const NEARBY = '800px';
/** For what is fetched only when it is on the screen. */
const ON_SCREEN = '0px';

type Listener = (entry: IntersectionObserverEntry) => void;

const listeners = new WeakMap<Element, Listener>();
const observers = new Map<string, IntersectionObserver>();

/** One observer for all elements of a margin: a thousand observers would each be evaluated at every frame. */
function watch(element: Element, margin: string, listener: Listener): () => void {
  const observer =
    observers.get(margin) ??
    new IntersectionObserver(
      (entries) => {
        for (const entry of entries) listeners.get(entry.target)?.(entry);
      },
      // The list next to the map is a scroll container of its own, which `rootMargin` does not cover; `scrollMargin`
      // does.
      { rootMargin: margin, scrollMargin: margin },
    );
  observers.set(margin, observer);
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer.unobserve(element);
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
export function useNearViewport(
  element: RefObject<HTMLElement | null>,
  isEnabled: boolean,
  margin = NEARBY,
): NearViewport {
  const canObserve = isEnabled && 'IntersectionObserver' in globalThis;
  const [state, setSeen] = useState<NearViewport>({ isNear: !canObserve, height: null });
  useEffect(() => {
    if (!canObserve || !element.current) return;
    return watch(element.current, margin, ({ isIntersecting, boundingClientRect: { height } }) =>
      setSeen({ isNear: isIntersecting, height: height || null }),
    );
  }, [element, canObserve, margin]);
  const isPrinting = useSyncExternalStore(onPrinting, () => printing);
  return canObserve && !isPrinting ? state : { isNear: true, height: state.height };
}

/** Whether an element has been on the screen, however shortly. */
export function useWasSeen(element: RefObject<HTMLElement | null>): boolean {
  const [wasSeen, setWasSeen] = useState(false);
  const { isNear } = useNearViewport(element, !wasSeen, ON_SCREEN);
  useEffect(() => {
    if (isNear) setWasSeen(true);
  }, [isNear]);
  return wasSeen || isNear;
}
