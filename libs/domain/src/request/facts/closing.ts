import type { Instant } from '../../terms.ts';
import type { KnownHold } from '../state.ts';
import type { Changes } from './fact.ts';

export const closed = (situation: 'placed' | 'unmet' | 'withdrawn', closedAt: Instant): Changes => ({
  situation,
  closedAt,
  offered: null,
});

/** Whatever was promised is no longer needed. */
export const unneeded = (holds: readonly KnownHold[], since: number): readonly KnownHold[] =>
  holds.map((hold) => (hold.standing === 'promised' ? { ...hold, standing: 'not_needed', since } : hold));
