import { withAnswered } from '../answered.ts';
import type { PersonEvolve } from './fact.ts';

/** New recovery codes say nothing of which of the old ones were used; a ticket is used up. */
export const credentialAdded: PersonEvolve<'CredentialAdded'> = (p, event, { recordedAt }) => {
  const { credentialId, kind, secret, ticket } = event;
  const answered = ticket === undefined ? p.answered : withAnswered(p.answered, ticket);
  const credential = { credentialId, kind, secret, addedAt: recordedAt, usedAt: null, signCount: 0 };
  const usedRecoveryCodes = kind === 'recovery_codes' ? [] : p.usedRecoveryCodes;
  return { ...p, answered, credentials: { ...p.credentials, [credentialId]: credential }, usedRecoveryCodes };
};
