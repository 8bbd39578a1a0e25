import { Failure } from '../problems/failure.ts';

/** So far ahead the clock of whoever asks may be. */
const AHEAD_MS = 120_000;

/** An instant of a query, in ms. Throws `invalid` for one that is to come: of that nothing is known (RP-7). `now` in ms. */
export function pastInstant(said: string, path: string, now: number): number {
  const at = Date.parse(said);
  if (at > now + AHEAD_MS) throw new Failure('invalid', { faults: [{ path, message: 'an instant to come' }] });
  return at;
}
