import { useEffect, useRef } from 'react';

/** Ctrl and Enter press the one button from wherever one types; null: it can't be pressed now. */
export function useHoldKey(press: (() => void) | null): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || latest.current === null) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
