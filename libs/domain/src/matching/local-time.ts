import { offsetsOf } from '@safe-haven/lang';
import { DAY, HOUR, MINUTE } from '../instant.ts';

/** Minutes since a local midnight, `to` exclusive; minutes beyond 1440 are on the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Long enough to cover every minute of a local day, including one with 25 hours. */
const WHOLE = 25 * HOUR;

/**
 * The local minutes between two instants (ms since 1970, both inclusive). A change of clocks in between splits them in two
 * ranges. null: unknown time zone.
 */
export function localSpans(timezone: string, from: number, to: number): readonly Span[] | null {
  if (to - from >= WHOLE) return [{ from: 0, to: DAY / MINUTE }];
  const offsetAt = offsetsOf(timezone);
  if (offsetAt === null) return null;
  const [first, last] = [offsetAt(from), offsetAt(to)];
  if (first === last) return [spanOf(from, to, first)];
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === first) before = middle;
    else after = middle;
  }
  return [spanOf(from, before, first), spanOf(after, to, last)];
}

function spanOf(from: number, to: number, offset: number): Span {
  const start = Math.floor((from + offset) / MINUTE);
  const minute = (((start * MINUTE) % DAY) + DAY) % DAY;
  return { from: minute / MINUTE, to: minute / MINUTE + Math.floor((to + offset) / MINUTE) - start + 1 };
}
