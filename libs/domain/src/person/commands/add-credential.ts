import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { NewCredential, PersonEvent } from '../events.ts';
import type { PersonDecision } from '../rejections.ts';
import type { ActivePerson } from '../state.ts';
import type { PersonCommandRow, PersonContext } from './command.ts';

interface AddCredential {
  readonly credential: NewCredential;
}

export const addCredential: PersonCommandRow<AddCredential> = { of: 'active', decide };

function decide({ credential }: AddCredential, state: ActivePerson, ctx: PersonContext): PersonDecision {
  if (own(state.credentials, credential.credentialId)) return refuse('credential_exists');
  // Of a password, of one-time codes and of recovery codes there is one: the new one takes the old one's place.
  const replaced = Object.values(state.credentials)
    .filter((c) => c.kind === credential.kind && c.kind !== 'passkey' && c.kind !== 'oidc')
    .map((c) => ({ type: 'CredentialRemoved', credentialId: c.credentialId }) as const);
  return acceptedAt<PersonEvent>(ctx.now, ...replaced, { type: 'CredentialAdded', ...credential });
}
