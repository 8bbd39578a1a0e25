import { own, unreachable, without } from '../records.ts';
import type { Instant, Sealed } from '../words.ts';
import type { PersonEvent, PersonFact, PersonPlace, Proof } from './events.ts';
import type { KnownPerson, OpenSession, PersonState } from './state.ts';

/** Enough to outlive the five minutes of a challenge many times over. */
const ANSWERED_KEPT = 50;

/** The account after a fact. Needs no clock: what time decides was decided before and is in the fact. */
export function evolvePerson(state: PersonState, { event, context }: PersonFact): PersonState {
  const known = state.situation === 'unknown' ? newcomer(state.personId, context) : state;
  const next = fold(known, event, context);
  return { ...next, revision: context.revision, recordedAt: context.recordedAt };
}

const newcomer = (personId: string, { recordedAt }: PersonPlace): KnownPerson => ({
  situation: 'invited',
  personId,
  revision: 0,
  recordedAt,
  profile: null,
  invitation: null,
  grants: {},
  credentials: {},
  sessions: {},
  answered: [],
  lastTotpStep: 0,
  usedRecoveryCodes: [],
  language: null,
  pushes: {},
  invitedAt: recordedAt,
  activatedAt: null,
});

function fold(p: KnownPerson, event: PersonEvent, context: PersonPlace): KnownPerson {
  switch (event.type) {
    case 'PersonInvited':
      return { ...p, profile: event.profile, invitation: linkOf(event) };
    case 'InvitationRenewed':
      return { ...p, invitation: linkOf(event) };
    case 'PersonActivated':
      return activated(p, event.profile, context.recordedAt);
    case 'PersonProfileChanged':
      return { ...p, profile: event.profile };
    case 'RoleGranted': {
      const { type: _, ...grant } = event;
      return { ...p, grants: { ...p.grants, [grant.grantId]: grant } };
    }
    case 'RoleRevoked':
      return {
        ...p,
        grants: without(p.grants, event.grantId),
        sessions: sessionsOf(p, (s) => s.grantId !== event.grantId),
      };
    case 'CredentialAdded':
      return added(p, event, context.recordedAt);
    case 'CredentialRemoved':
      return { ...p, credentials: without(p.credentials, event.credentialId) };
    case 'SessionOpened':
      return opened(p, event, context.recordedAt);
    case 'SessionSeen': {
      const session = own(p.sessions, event.sessionId);
      if (!session) return p;
      return { ...p, sessions: { ...p.sessions, [event.sessionId]: { ...session, seenAt: context.occurredAt } } };
    }
    case 'SessionRevoked':
      return { ...p, sessions: without(p.sessions, event.sessionId) };
    case 'LanguageChosen':
      return { ...p, language: event.language };
    case 'PushSubscribed': {
      const { subscriptionId, sessionId, subscription } = event;
      const push = { subscriptionId, sessionId, subscription, since: context.recordedAt };
      return { ...p, pushes: { ...without(p.pushes, subscriptionId), [subscriptionId]: push } };
    }
    case 'PushUnsubscribed':
      return { ...p, pushes: without(p.pushes, event.subscriptionId) };
    case 'PersonDisabled':
      return closed(p, context.recordedAt);
    case 'PersonEnabled':
      return reopened(p);
    default:
      return unreachable(event);
  }
}

const linkOf = ({ tokenHash, expiresAt }: { tokenHash: string; expiresAt: Instant }) => ({ tokenHash, expiresAt });

const closed = (p: KnownPerson, disabledAt: Instant): KnownPerson => ({
  ...p,
  situation: 'disabled',
  disabledAt,
  sessions: {},
  pushes: {},
  invitation: null,
});

/** The ways of signing in that were there before are gone: the new ones are recorded next. */
function activated(p: KnownPerson, profile: Sealed, at: Instant): KnownPerson {
  const ways = { invitation: null, credentials: {}, usedRecoveryCodes: [], pushes: {} };
  return { ...open(p), ...ways, profile, activatedAt: at, situation: 'active' };
}

/** Somebody who never took the account into use is invited again, and counts for nothing until they do. */
const reopened = (p: KnownPerson): KnownPerson => ({
  ...open(p),
  situation: p.activatedAt === null ? 'invited' : 'active',
});

/** Nothing of its having been closed stays. */
function open(p: KnownPerson): Omit<KnownPerson, 'situation'> {
  const { situation: _, ...rest } = p;
  const { disabledAt: __, ...kept } = rest as typeof rest & { disabledAt?: Instant };
  return kept;
}

const sessionsOf = (p: KnownPerson, stays: (session: OpenSession) => boolean) =>
  Object.fromEntries(Object.entries(p.sessions).filter(([, session]) => stays(session)));

function added(p: KnownPerson, event: Extract<PersonEvent, { type: 'CredentialAdded' }>, at: Instant): KnownPerson {
  const { credentialId, kind, secret } = event;
  const credential = { credentialId, kind, secret, addedAt: at, usedAt: null, signCount: 0 };
  const usedRecoveryCodes = kind === 'recovery_codes' ? [] : p.usedRecoveryCodes;
  return { ...p, credentials: { ...p.credentials, [credentialId]: credential }, usedRecoveryCodes };
}

function opened(p: KnownPerson, event: Extract<PersonEvent, { type: 'SessionOpened' }>, at: Instant): KnownPerson {
  const { sessionId, grantId, method, console, device, expiresAt, steppedUpAt, proof, replaces } = event;
  const before = replaces === null ? undefined : own(p.sessions, replaces);
  const openedAt = before?.openedAt ?? at;
  const session = { sessionId, grantId, method, console, device, openedAt, seenAt: at, expiresAt, steppedUpAt };
  const others = replaces === null ? p.sessions : without(p.sessions, replaces);
  return {
    ...shown(p, proof, at),
    sessions: { ...others, [sessionId]: session },
    pushes: movedPushes(p, replaces, sessionId),
  };
}

/** A device goes on being told when its session goes on under another id. */
function movedPushes({ pushes }: KnownPerson, from: string | null, sessionId: string): KnownPerson['pushes'] {
  const moved = Object.entries(pushes).map(([id, push]) => [
    id,
    push.sessionId === from ? { ...push, sessionId } : push,
  ]);
  return from === null ? pushes : Object.fromEntries(moved);
}

/** What a proof used up. */
function shown(p: KnownPerson, proof: Proof | null, at: Instant): KnownPerson {
  if (proof === null) return p;
  const used = proof.credentialId === null ? undefined : own(p.credentials, proof.credentialId);
  return {
    ...p,
    answered: proof.challenge === null ? p.answered : [...p.answered, proof.challenge].slice(-ANSWERED_KEPT),
    lastTotpStep: Math.max(p.lastTotpStep, proof.totpStep ?? 0),
    usedRecoveryCodes: proof.recoveryCode === null ? p.usedRecoveryCodes : [...p.usedRecoveryCodes, proof.recoveryCode],
    credentials: used
      ? { ...p.credentials, [used.credentialId]: { ...used, usedAt: at, signCount: proof.signCount ?? used.signCount } }
      : p.credentials,
  };
}
