import { invalid } from '../problems/failure.ts';

/** How far the clock of a client may be ahead (ms). */
const CLOCK_TOLERANCE_MS = 120_000;

/** An instant of a query, in ms. Throws `invalid` for one in the future: nothing is known of it (RP-7). `now` in ms. */
export function pastInstant(value: string, path: string, now: number): number {
  const at = Date.parse(value);
  if (at > now + CLOCK_TOLERANCE_MS) throw invalid(path, 'an instant to come');
  return at;
}
