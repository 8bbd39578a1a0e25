import './skeleton.css';
import { useEffect, useState } from 'react';

/** A grey placeholder. Widths and heights in px or any CSS length. */
export function Skeleton({ width, height = 12 }: { width: number | string; height?: number | string }) {
  // React sets a style prop through the CSSOM, which `style-src 'self'` allows; a style attribute it would block.
  return <span className="skeleton" style={{ width, height }} aria-hidden="true" />;
}

/** True after `waiting` has been true for 150 ms, so that fast answers show no skeleton. */
export function useDelayed(waiting: boolean): boolean {
  const [isDelayed, setIsDelayed] = useState(false);
  useEffect(() => {
    if (!waiting) return setIsDelayed(false);
    const timer = setTimeout(() => setIsDelayed(true), 150);
    return () => clearTimeout(timer);
  }, [waiting]);
  return waiting && isDelayed;
}
