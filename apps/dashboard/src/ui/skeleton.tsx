import './skeleton.css';
import { useWaited } from '../net/use-waited.ts';

const DELAY_MS = 150;

/** A grey placeholder. Widths and heights in px or any CSS length. */
export function Skeleton({ width, height = 12 }: { width: number | string; height?: number | string }) {
  // React sets a style prop through the CSSOM, which `style-src 'self'` allows; a style attribute it would block.
  return <span className="skeleton" style={{ width, height }} aria-hidden="true" />;
}

/** True after `waiting` has been true for 150 ms, so that fast answers show no skeleton. */
export const useDelayed = (waiting: boolean): boolean => useWaited(waiting ? 'answer' : null, DELAY_MS);
