import { without } from '@safe-haven/lang';
import type { PersonEvolve } from './fact.ts';

export const credentialRemoved: PersonEvolve<'CredentialRemoved'> = (p, { credentialId }) => ({
  ...p,
  credentials: without(p.credentials, credentialId),
});
