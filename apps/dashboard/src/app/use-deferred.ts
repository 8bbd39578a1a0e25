import { useEffect, useState } from 'react';

/** The list and the map are fetched first: what is kept for later comes after them, ms. */
const AFTER_MS = 5_000;

/** True some time after the page has come, when the browser has nothing else to do. */
export function useAfterAll(): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    let idle: number | undefined;
    const timer = setTimeout(() => {
      if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(() => setAfter(true), { timeout: AFTER_MS });
      else setAfter(true);
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, []);
  return after;
}
