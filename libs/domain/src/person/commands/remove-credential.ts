import { own, without } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import { endOthers } from '../ended.ts';
import type { PersonEvent } from '../events.ts';
import type { Fields } from '../facts/fact.ts';
import { canSignIn } from '../state.ts';
import type { PersonCommandRow } from './command.ts';

interface RemoveCredential extends Fields<'CredentialRemoved'> {
  /** The session in which it is removed, which stays; null: none. */
  readonly session: string | null;
}

export const removeCredential: PersonCommandRow<RemoveCredential> = {
  of: 'active',
  decide({ credentialId, session }, state, ctx) {
    if (!own(state.credentials, credentialId)) return refuse('credential_unknown');
    if (!canSignIn(without(state.credentials, credentialId))) return refuse('last_way_to_sign_in');
    // Sessions that were opened with it end.
    const removed = { type: 'CredentialRemoved', credentialId } as const;
    return acceptedAt<PersonEvent>(ctx.now, ...endOthers(state, session, 'method_changed'), removed);
  },
};
