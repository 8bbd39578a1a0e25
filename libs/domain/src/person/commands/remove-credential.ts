import { own, without } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import { canSignIn } from '../state.ts';
import type { PersonCommandRow } from './command.ts';

export const removeCredential: PersonCommandRow<Fields<'CredentialRemoved'>> = {
  of: 'active',
  decide({ credentialId }, state, ctx) {
    if (!own(state.credentials, credentialId)) return refuse('credential_unknown');
    return canSignIn(without(state.credentials, credentialId))
      ? acceptedAt(ctx.now, { type: 'CredentialRemoved', credentialId })
      : refuse('last_way_to_sign_in');
  },
};
