import './skeleton.css';
import { useEffect, useState } from 'react';

/** A still grey block where words or a bar will stand. Widths and heights in px or any CSS length. */
export function Skeleton({ width, height = 12 }: { width: number | string; height?: number | string }) {
  // A style prop is set through the object model, which a policy of `style-src 'self'` allows; an attribute is not.
  return <span className="skeleton" style={{ width, height }} aria-hidden="true" />;
}

/** True once something has been awaited for 150 ms: what comes faster needs no skeleton. */
export function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return setLate(false);
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, [waiting]);
  return waiting && late;
}
