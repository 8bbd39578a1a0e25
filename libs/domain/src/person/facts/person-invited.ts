import type { PersonEvolve } from './fact.ts';

export const personInvited: PersonEvolve<'PersonInvited'> = (p, { profile, tokenHash, expiresAt }) => ({
  ...p,
  profile,
  invitation: { tokenHash, expiresAt },
});
