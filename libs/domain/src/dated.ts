import { after, earlier, later } from './instant.ts';
import { BACKDATING, FURTHEST_PLAN, FUTURE_TOLERANCE } from './shelter/limits.ts';
import type { Instant } from './terms.ts';

/** The instant of a decision: now, but never before what is already recorded, so that a slow clock reorders nothing. */
export const momentAfter = (recordedAt: Instant, now: Instant): Instant => later(now, recordedAt);

/** When a fact happened, or why it can't have happened then. */
export type BackdatedTime<F extends string> =
  | { readonly ok: true; readonly at: Instant }
  | { readonly [C in F]: { readonly ok: false; readonly code: C } }[F];

/**
 * When a backdated fact happened: up to 72 h ago (SH-10), and not before the fact that it follows from. A clock that is ahead
 * by at most two minutes is taken as now, because nothing is recorded before it happens.
 */
export function backdated(
  occurredAt: Instant | undefined,
  moment: Instant,
  follows: Instant,
): BackdatedTime<'time_in_future' | 'too_long_ago' | 'out_of_order'> {
  if (occurredAt === undefined) return { ok: true, at: moment };
  if (occurredAt > after(moment, FUTURE_TOLERANCE)) return { ok: false, code: 'time_in_future' };
  if (occurredAt < after(moment, -BACKDATING)) return { ok: false, code: 'too_long_ago' };
  return occurredAt < follows ? { ok: false, code: 'out_of_order' } : { ok: true, at: earlier(occurredAt, moment) };
}

/** Why a deadline is refused: it is over, or too far ahead for a plan; null: it is valid. */
export function deadlineFault(until: Instant, now: Instant): 'time_in_future' | 'until_in_past' | null {
  if (until > after(now, FURTHEST_PLAN)) return 'time_in_future';
  return until <= now ? 'until_in_past' : null;
}
