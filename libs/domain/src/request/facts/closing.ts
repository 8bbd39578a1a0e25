import type { Instant } from '../../terms.ts';
import type { Closure, KnownHold, OpenedRequest } from '../state.ts';
import type { Changes } from './fact.ts';

export const closed = (situation: 'placed' | 'unmet' | 'withdrawn', closedAt: Instant): Changes => ({
  situation,
  closedAt,
});

/** What lies under a placement: how it had ended before (RQ-15). A second admission leaves that where it is. */
export function closureOf(state: OpenedRequest): Closure | null {
  const { situation, closedAt, reasons, because, interim } = state;
  if (situation === 'placed') return state.under;
  return situation === 'unmet' || situation === 'withdrawn' ? { situation, closedAt, reasons, because, interim } : null;
}

/** Whatever was promised is no longer needed. */
export const unneeded = (holds: readonly KnownHold[], since: number): readonly KnownHold[] =>
  holds.map((hold) => (hold.standing === 'promised' ? { ...hold, standing: 'not_needed', since } : hold));
