import { useCallback, useEffect, useRef, useState } from 'react';

export interface Revealed {
  /** The revealed address; null: hidden. It is stored only here. */
  readonly address: string | null;
  /** Ms until it is hidden. */
  readonly leftMs: number;
  show(address: string, forSeconds: number): void;
  hide(): void;
}

const UPDATE_MS = 250;

/**
 * A revealed address: hidden after a minute, on blur, when the page is hidden or left, and on unmount. It is not
 * stored.
 */
export function useRevealed(onHidden: () => void): Revealed {
  const [shown, setShown] = useState<{ readonly address: string; readonly until: number } | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const hidden = useRef(onHidden);
  hidden.current = onHidden;
  const hide = useCallback(() => {
    setShown(null);
    hidden.current();
  }, []);
  const show = useCallback((address: string, forSeconds: number) => {
    const at = Date.now();
    setNow(at);
    setShown({ address, until: at + forSeconds * 1_000 });
  }, []);
  useEffect(() => {
    if (!shown) return;
    const updateLeft = () => {
      setNow(Date.now());
      if (Date.now() >= shown.until) hide();
    };
    const timer = setInterval(updateLeft, UPDATE_MS);
    const onVisibility = () => document.hidden && hide();
    addEventListener('blur', hide);
    addEventListener('pagehide', hide);
    addEventListener('popstate', hide);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearInterval(timer);
      removeEventListener('blur', hide);
      removeEventListener('pagehide', hide);
      removeEventListener('popstate', hide);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [shown, hide]);
  return { address: shown?.address ?? null, leftMs: shown ? Math.max(0, shown.until - now) : 0, show, hide };
}
