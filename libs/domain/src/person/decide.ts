import { own, unreachable, without } from '../records.ts';
import { isAdministrator, type PersonCommand, type PersonDecisionContext } from './commands.ts';
import { decideActivate, decideInvite, decideRenew } from './decide-invitation.ts';
import { decideSubscribe, decideUnsubscribe, silenced } from './decide-push.ts';
import { decideGrant, decideRevokeRole } from './decide-roles.ts';
import { decideOpen, decideRotate } from './decide-sessions.ts';
import type { SessionEnd } from './events.ts';
import { type PersonDecision, recorded, refused } from './rejections.ts';
import { type ActivePerson, canSignIn, type KnownPerson, type PersonState } from './state.ts';

/** What becomes of a wish about an account: the facts to record, or the first reason against it. Pure. */
export function decidePerson(command: PersonCommand, state: PersonState, ctx: PersonDecisionContext): PersonDecision {
  if (command.type === 'invite') return decideInvite(command, state);
  if (state.situation === 'unknown') return refused('person_unknown');
  if (command.type === 'renew-invitation') return decideRenew(command, state);
  if (command.type === 'activate') return decideActivate(command, state, ctx);
  if (command.type === 'enable-person') {
    return state.situation === 'disabled' ? recorded({ type: 'PersonEnabled' }) : refused('not_disabled');
  }
  if (command.type === 'disable-person') return decideDisable(command.reason, state, ctx);
  if (state.situation === 'disabled') return refused('person_disabled');
  if (command.type === 'grant-role') return decideGrant(command.grant, state, ctx);
  if (command.type === 'revoke-role') return decideRevokeRole(command.grantId, state, ctx);
  if (command.type === 'change-person-profile')
    return recorded({ type: 'PersonProfileChanged', profile: command.profile });
  if (state.situation === 'invited') return refused('not_activated');
  return decideActive(command, state, ctx);
}

type OfTheActive = Exclude<
  PersonCommand,
  {
    type:
      | 'invite'
      | 'renew-invitation'
      | 'activate'
      | 'enable-person'
      | 'disable-person'
      | 'grant-role'
      | 'revoke-role'
      | 'change-person-profile';
  }
>;

function decideActive(command: OfTheActive, state: ActivePerson, ctx: PersonDecisionContext): PersonDecision {
  switch (command.type) {
    case 'add-credential':
      return decideAdd(command, state);
    case 'remove-credential':
      return decideRemove(command.credentialId, state);
    case 'open-session':
      return decideOpen(command, state, ctx);
    case 'rotate-session':
      return decideRotate(command, state, ctx);
    case 'see-session':
      if (!own(state.sessions, command.sessionId)) return refused('session_unknown');
      return recorded({ type: 'SessionSeen', sessionId: command.sessionId });
    case 'revoke-session':
      if (!own(state.sessions, command.sessionId)) return refused('session_unknown');
      return decideRevoke(command, state);
    case 'revoke-all-sessions':
      return recorded(
        ...Object.keys(state.sessions)
          .filter((sessionId) => sessionId !== command.except)
          .map((sessionId) => ({ type: 'SessionRevoked', sessionId, reason: 'signed_out_elsewhere' }) as const),
        // Devices whose session ran out before are told no longer either.
        ...silenced(state, (sessionId) => sessionId !== command.except),
      );
    case 'subscribe-push':
      return decideSubscribe(command, state);
    case 'unsubscribe-push':
      return decideUnsubscribe(command, state);
    case 'choose-language':
      return state.language === command.language
        ? recorded()
        : recorded({ type: 'LanguageChosen', language: command.language });
    default:
      return unreachable(command);
  }
}

/** How a session ends that somebody goes on from: they are only away, or have signed in anew where they sit. */
const STAYS: ReadonlySet<SessionEnd> = new Set(['idle', 'rotated']);

/** Who signs out of a device is told nothing there; one that lies idle is, or nobody would be told at night. */
function decideRevoke(
  { sessionId, reason }: Extract<PersonCommand, { type: 'revoke-session' }>,
  state: ActivePerson,
): PersonDecision {
  const revoked = { type: 'SessionRevoked', sessionId, reason } as const;
  return recorded(revoked, ...(STAYS.has(reason) ? [] : silenced(state, (id) => id === sessionId)));
}

function decideAdd(
  { credential }: Extract<PersonCommand, { type: 'add-credential' }>,
  state: ActivePerson,
): PersonDecision {
  if (own(state.credentials, credential.credentialId)) return refused('credential_exists');
  // Of a password, of one-time codes and of recovery codes there is one: the new one takes the old one's place.
  const replaced = Object.values(state.credentials)
    .filter((c) => c.kind === credential.kind && c.kind !== 'passkey' && c.kind !== 'oidc')
    .map((c) => ({ type: 'CredentialRemoved', credentialId: c.credentialId }) as const);
  return recorded(...replaced, { type: 'CredentialAdded', ...credential });
}

function decideRemove(credentialId: string, state: ActivePerson): PersonDecision {
  if (!own(state.credentials, credentialId)) return refused('credential_unknown');
  return canSignIn(without(state.credentials, credentialId))
    ? recorded({ type: 'CredentialRemoved', credentialId })
    : refused('last_way_to_sign_in');
}

function decideDisable(
  reason: Extract<PersonCommand, { type: 'disable-person' }>['reason'],
  state: KnownPerson,
  ctx: PersonDecisionContext,
): PersonDecision {
  if (state.situation === 'disabled') return recorded();
  if (ctx.by === state.personId) return refused('not_yourself');
  const administers = state.situation === 'active' && Object.values(state.grants).some(isAdministrator);
  if (administers && ctx.otherAdministrators === 0) return refused('last_administrator');
  return recorded({ type: 'PersonDisabled', reason });
}
