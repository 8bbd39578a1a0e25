import type { PersonEvolve } from './fact.ts';

/** New recovery codes say nothing of which of the old ones were used. */
export const credentialAdded: PersonEvolve<'CredentialAdded'> = (p, event, { recordedAt }) => {
  const { credentialId, kind, secret } = event;
  const credential = { credentialId, kind, secret, addedAt: recordedAt, usedAt: null, signCount: 0 };
  const usedRecoveryCodes = kind === 'recovery_codes' ? [] : p.usedRecoveryCodes;
  return { ...p, credentials: { ...p.credentials, [credentialId]: credential }, usedRecoveryCodes };
};
