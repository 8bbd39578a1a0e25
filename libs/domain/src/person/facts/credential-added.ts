import { withAnswered } from '../answered.ts';
import type { PersonEvolve } from './fact.ts';

/** New recovery codes reset which ones were used; a used ticket is consumed. */
export const credentialAdded: PersonEvolve<'CredentialAdded'> = (p, event, { recordedAt }) => {
  const { credentialId, kind, secret, ticket } = event;
  const answered = ticket === undefined ? p.answered : withAnswered(p.answered, ticket);
  const credential = { credentialId, kind, secret, addedAt: recordedAt, usedAt: null, signCount: 0 };
  const usedRecoveryCodes = kind === 'recovery_codes' ? [] : p.usedRecoveryCodes;
  return { ...p, answered, credentials: { ...p.credentials, [credentialId]: credential }, usedRecoveryCodes };
};
