import { acceptedAt, refuse } from '../decider.ts';
import { own, unreachable, without } from '../records.ts';
import { isAdministrator, type PersonCommand, type PersonContext } from './commands.ts';
import { decideActivate, decideInvite, decideRenew } from './decide-invitation.ts';
import { decideSubscribe, decideUnsubscribe, silenced } from './decide-push.ts';
import { decideGrant, decideRevokeRole } from './decide-roles.ts';
import { decideOpen, decideRotate } from './decide-sessions.ts';
import type { PersonEvent, SessionEnd } from './events.ts';
import { type PersonDecision } from './rejections.ts';
import { type ActivePerson, canSignIn, type KnownPerson, type PersonState } from './state.ts';

/** What becomes of a wish about an account: the facts to record, or the first reason against it. Pure. */
export function decidePerson(command: PersonCommand, state: PersonState, ctx: PersonContext): PersonDecision {
  if (command.type === 'invite') return decideInvite(command, state, ctx);
  if (state.situation === 'unknown') return refuse('person_unknown');
  if (command.type === 'renew-invitation') return decideRenew(command, state, ctx);
  if (command.type === 'activate') return decideActivate(command, state, ctx);
  if (command.type === 'enable-person') {
    return state.situation === 'disabled' ? acceptedAt(ctx.now, { type: 'PersonEnabled' }) : refuse('not_disabled');
  }
  if (command.type === 'disable-person') return decideDisable(command.reason, state, ctx);
  if (state.situation === 'disabled') return refuse('person_disabled');
  if (command.type === 'grant-role') return decideGrant(command.grant, state, ctx);
  if (command.type === 'revoke-role') return decideRevokeRole(command.grantId, state, ctx);
  if (command.type === 'change-person-profile')
    return acceptedAt(ctx.now, { type: 'PersonProfileChanged', profile: command.profile });
  if (state.situation === 'invited') return refuse('not_activated');
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

function decideActive(command: OfTheActive, state: ActivePerson, ctx: PersonContext): PersonDecision {
  switch (command.type) {
    case 'add-credential':
      return decideAdd(command, state, ctx);
    case 'remove-credential':
      return decideRemove(command.credentialId, state, ctx);
    case 'open-session':
      return decideOpen(command, state, ctx);
    case 'rotate-session':
      return decideRotate(command, state, ctx);
    case 'see-session':
      if (!own(state.sessions, command.sessionId)) return refuse('session_unknown');
      return acceptedAt(ctx.now, { type: 'SessionSeen', sessionId: command.sessionId });
    case 'revoke-session':
      if (!own(state.sessions, command.sessionId)) return refuse('session_unknown');
      return decideRevoke(command, state, ctx);
    case 'revoke-all-sessions':
      return acceptedAt(
        ctx.now,
        ...Object.keys(state.sessions)
          .filter((sessionId) => sessionId !== command.except)
          .map((sessionId) => ({ type: 'SessionRevoked', sessionId, reason: 'signed_out_elsewhere' }) as const),
        // Devices whose session ran out before are told no longer either.
        ...silenced(state, (sessionId) => sessionId !== command.except),
      );
    case 'subscribe-push':
      return decideSubscribe(command, state, ctx);
    case 'unsubscribe-push':
      return decideUnsubscribe(command, state, ctx);
    case 'choose-language':
      return state.language === command.language
        ? acceptedAt(ctx.now)
        : acceptedAt(ctx.now, { type: 'LanguageChosen', language: command.language });
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
  ctx: PersonContext,
): PersonDecision {
  const revoked = { type: 'SessionRevoked', sessionId, reason } as const;
  return acceptedAt(ctx.now, revoked, ...(STAYS.has(reason) ? [] : silenced(state, (id) => id === sessionId)));
}

function decideAdd(
  { credential }: Extract<PersonCommand, { type: 'add-credential' }>,
  state: ActivePerson,
  ctx: PersonContext,
): PersonDecision {
  if (own(state.credentials, credential.credentialId)) return refuse('credential_exists');
  // Of a password, of one-time codes and of recovery codes there is one: the new one takes the old one's place.
  const replaced = Object.values(state.credentials)
    .filter((c) => c.kind === credential.kind && c.kind !== 'passkey' && c.kind !== 'oidc')
    .map((c) => ({ type: 'CredentialRemoved', credentialId: c.credentialId }) as const);
  return acceptedAt<PersonEvent>(ctx.now, ...replaced, { type: 'CredentialAdded', ...credential });
}

function decideRemove(credentialId: string, state: ActivePerson, ctx: PersonContext): PersonDecision {
  if (!own(state.credentials, credentialId)) return refuse('credential_unknown');
  return canSignIn(without(state.credentials, credentialId))
    ? acceptedAt(ctx.now, { type: 'CredentialRemoved', credentialId })
    : refuse('last_way_to_sign_in');
}

function decideDisable(
  reason: Extract<PersonCommand, { type: 'disable-person' }>['reason'],
  state: KnownPerson,
  ctx: PersonContext,
): PersonDecision {
  if (state.situation === 'disabled') return acceptedAt(ctx.now);
  if (ctx.actor.person === state.personId) return refuse('not_yourself');
  const administers = state.situation === 'active' && Object.values(state.grants).some(isAdministrator);
  if (administers && ctx.otherAdministrators === 0) return refuse('last_administrator');
  return acceptedAt(ctx.now, { type: 'PersonDisabled', reason });
}
