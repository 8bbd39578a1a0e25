import type { PersonEvolve } from './fact.ts';
import { notDisabled } from './not-disabled.ts';

/** Earlier sign-in methods are removed; the new ones are recorded next. */
export const personActivated: PersonEvolve<'PersonActivated'> = (p, { profile }, { recordedAt }) => {
  const cleared = { invitation: null, credentials: {}, usedRecoveryCodes: [], pushes: {} };
  return { ...notDisabled(p), ...cleared, profile, activatedAt: recordedAt, situation: 'active' };
};
