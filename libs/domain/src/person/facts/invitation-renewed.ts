import type { PersonEvolve } from './fact.ts';

export const invitationRenewed: PersonEvolve<'InvitationRenewed'> = (p, { tokenHash, expiresAt }) => ({
  ...p,
  invitation: { tokenHash, expiresAt },
});
