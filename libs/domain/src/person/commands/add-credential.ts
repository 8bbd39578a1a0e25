import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import { endOthers } from '../ended.ts';
import type { NewCredential, PersonEvent } from '../events.ts';
import type { PersonDecision } from '../rejections.ts';
import type { ActivePerson } from '../state.ts';
import type { PersonCommandRow, PersonContext } from './command.ts';

interface AddCredential {
  readonly credential: NewCredential;
  /** The session in which it is added, which stays; null: none. */
  readonly session: string | null;
}

/**
 * Passkeys and external sign-ins are added to existing ones; for any other kind the old one may have been compromised, so
 * other sessions end.
 */
const STANDS_BESIDE: ReadonlySet<NewCredential['kind']> = new Set(['passkey', 'oidc']);

export const addCredential: PersonCommandRow<AddCredential> = { of: 'active', decide };

function decide({ credential, session }: AddCredential, state: ActivePerson, ctx: PersonContext): PersonDecision {
  if (own(state.credentials, credential.credentialId)) return refuse('credential_exists');
  if (credential.ticket !== undefined && state.answered.includes(credential.ticket)) return refuse('shown_before');
  const standsBeside = STANDS_BESIDE.has(credential.kind);
  // There is only one password, one set of one-time codes and of recovery codes: the new one replaces it.
  const replaced = Object.values(state.credentials)
    .filter((c) => c.kind === credential.kind && !standsBeside)
    .map((c) => ({ type: 'CredentialRemoved', credentialId: c.credentialId }) as const);
  const ended = standsBeside ? [] : endOthers(state, session, 'method_changed');
  return acceptedAt<PersonEvent>(ctx.now, ...ended, ...replaced, { type: 'CredentialAdded', ...credential });
}
