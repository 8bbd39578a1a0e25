import type { Instant } from '../../terms.ts';
import type { Closure, KnownHold, OpenedRequest } from '../state.ts';
import type { Changes } from './fact.ts';

export const closed = (situation: 'placed' | 'unmet' | 'withdrawn', closedAt: Instant): Changes => ({
  situation,
  closedAt,
});

/** How it had ended before a late placement (RQ-15). A second admission keeps that. */
export function closureOf(state: OpenedRequest): Closure | null {
  const { situation, closedAt, reasons, because, interim } = state;
  if (situation === 'placed') return state.under;
  return situation === 'unmet' || situation === 'withdrawn' ? { situation, closedAt, reasons, because, interim } : null;
}

/** Whatever was promised is no longer needed. */
export const unneeded = (holds: readonly KnownHold[], since: number): readonly KnownHold[] =>
  holds.map((hold) => (hold.standing === 'promised' ? { ...hold, standing: 'not_needed', since } : hold));
