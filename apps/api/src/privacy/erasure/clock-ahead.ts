import type { Instant } from '@safe-haven/domain';
import { instantOf } from '../../environment/clock.ts';

const DAY_MS = 86_400_000;

/**
 * Why what is due by this clock (ms) must not be erased, as a sentence: it is more than a day past whatever people last
 * recorded, so either nobody works here or the clock is wrong, and what it erases never comes back. Null: it may be.
 */
export function clockAhead(now: number, newest: Instant | null): string | null {
  if (newest !== null && now - Date.parse(newest) <= DAY_MS) return null;
  const last = newest === null ? 'nobody has recorded anything yet' : `the newest fact of a person is of ${newest}`;
  return `The clock of this machine says ${instantOf(now)}, and ${last}: nothing is erased by a clock that may be wrong. If it is right, say so with --clock-is-right.`;
}
