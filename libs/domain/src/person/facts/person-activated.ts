import type { PersonEvolve } from './fact.ts';
import { notDisabled } from './not-disabled.ts';

/** The ways of signing in that were there before are gone: the new ones are recorded next. */
export const personActivated: PersonEvolve<'PersonActivated'> = (p, { profile }, { recordedAt }) => {
  const cleared = { invitation: null, credentials: {}, usedRecoveryCodes: [], pushes: {} };
  return { ...notDisabled(p), ...cleared, profile, activatedAt: recordedAt, situation: 'active' };
};
