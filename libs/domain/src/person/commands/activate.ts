import { acceptedAt, refuse } from '../../decider.ts';
import type { Sealed } from '../../terms.ts';
import type { NewCredential, PersonEvent } from '../events.ts';
import type { PersonDecision } from '../rejections.ts';
import { type Credential, canSignIn, type KnownPerson } from '../state.ts';
import type { PersonCommandRow, PersonContext } from './command.ts';

interface Activate {
  readonly tokenHash: string;
  readonly profile: Sealed;
  readonly credentials: readonly NewCredential[];
}

/**
 * Consumes the link; earlier sign-in methods are removed, but for the tie to their organisation’s provider: the provider
 * vouches for it, not a device that was lost.
 */
export const activate: PersonCommandRow<Activate> = { of: 'known', decide };

function decide(command: Activate, state: KnownPerson, ctx: PersonContext): PersonDecision {
  if (state.situation === 'disabled') return refuse('person_disabled');
  if (state.invitation?.tokenHash !== command.tokenHash) return refuse('link_used');
  if (state.invitation.expiresAt <= ctx.now) return refuse('link_expired');
  const kinds = Object.fromEntries(command.credentials.map((c) => [c.credentialId, c]));
  if (!canSignIn(kinds)) return refuse('no_way_to_sign_in');
  if (Object.keys(kinds).length < command.credentials.length) return refuse('credential_exists');
  if (command.credentials.some((c) => c.ticket !== undefined && state.answered.includes(c.ticket)))
    return refuse('shown_before');
  // Somebody who may have taken over the account before is signed out: every session ends together with its sign-in
  // method.
  const ended = Object.keys(state.sessions).map(
    (sessionId) => ({ type: 'SessionRevoked', sessionId, reason: 'signed_out_elsewhere' }) as const,
  );
  return acceptedAt<PersonEvent>(
    ctx.now,
    ...ended,
    { type: 'PersonActivated', profile: command.profile },
    ...tiesOf(state).map((c) => ({ type: 'CredentialAdded', ...c }) as const),
    ...command.credentials.map((c) => ({ type: 'CredentialAdded', ...c }) as const),
  );
}

const tiesOf = ({ credentials }: KnownPerson): NewCredential[] =>
  Object.values(credentials)
    .filter(({ kind }) => kind === 'oidc')
    .map(({ credentialId, kind, secret }: Credential) => ({ credentialId, kind, secret }));
