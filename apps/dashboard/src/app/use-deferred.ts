import { useEffect, useState } from 'react';

/** Deferred parts are loaded after this delay, so that the list and the map load first, ms. */
const DELAY_MS = 5_000;

/** True once the page has been open for a while and the browser is idle. */
export function useDeferred(): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    let idle: number | undefined;
    const timer = setTimeout(() => {
      if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(() => setDue(true), { timeout: DELAY_MS });
      else setDue(true);
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, []);
  return due;
}
