import { useCallback, useEffect, useRef, useState } from 'react';

export interface Revealed {
  /** What is shown now; null: nothing. It is kept in this one place and nowhere else. */
  readonly address: string | null;
  /** Ms until it hides itself. */
  readonly leftMs: number;
  show(address: string, forSeconds: number): void;
  hide(): void;
}

const LOOK_MS = 250;

/**
 * An address for a minute: gone when the time is over, when the window loses the focus or is put away, when the page is
 * left or kept for "back", and with the part that shows it. Nothing is written anywhere.
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
    const timer = setInterval(updateLeft, LOOK_MS);
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
