import { own } from '@safe-haven/lang';
import { after } from '../../instant.ts';
import type { Instant } from '../../terms.ts';
import { withAnswered } from '../answered.ts';
import type { Proof } from '../events.ts';
import { ENDED_SESSIONS_KEPT } from '../limits.ts';
import type { KnownPerson } from '../state.ts';
import type { PersonEvolve } from './fact.ts';

export const sessionOpened: PersonEvolve<'SessionOpened'> = (p, event, { recordedAt: at }) => {
  const { sessionId, grantId, method, console, device, expiresAt, steppedUpAt, proof, replaces } = event;
  const { authenticatedAt = null } = event;
  const before = replaces === null ? undefined : own(p.sessions, replaces);
  const openedAt = before?.openedAt ?? at;
  const fields = { sessionId, grantId, method, console, device, expiresAt, steppedUpAt, authenticatedAt };
  const session = { ...fields, openedAt, seenAt: at };
  return {
    ...shown(p, proof, at),
    sessions: { ...othersAt(p, replaces, at), [sessionId]: session },
    pushes: transferredPushes(p, replaces, sessionId),
  };
};

/**
 * The sessions that stay when one is opened. Most end by time alone, with no event: an account of years would keep them
 * all, and copy them with each of its events.
 */
function othersAt({ sessions }: KnownPerson, replaces: string | null, at: Instant): KnownPerson['sessions'] {
  const keptFrom = after(at, -ENDED_SESSIONS_KEPT);
  const all = Object.values(sessions);
  const stays = all.filter((one) => one.sessionId !== replaces && one.expiresAt > keptFrom);
  return stays.length === all.length ? sessions : Object.fromEntries(stays.map((one) => [one.sessionId, one]));
}

/** When a session continues under another id, its device keeps getting notifications. */
function transferredPushes({ pushes }: KnownPerson, from: string | null, sessionId: string): KnownPerson['pushes'] {
  const moved = Object.entries(pushes).map(([id, push]) => [
    id,
    push.sessionId === from ? { ...push, sessionId } : push,
  ]);
  return from === null ? pushes : Object.fromEntries(moved);
}

/** What a proof consumed. */
function shown(p: KnownPerson, proof: Proof | null, at: Instant): KnownPerson {
  if (proof === null) return p;
  const used = proof.credentialId === null ? undefined : own(p.credentials, proof.credentialId);
  return {
    ...p,
    answered: proof.challenge === null ? p.answered : withAnswered(p.answered, proof.challenge),
    lastTotpStep: Math.max(p.lastTotpStep, proof.totpStep ?? 0),
    usedRecoveryCodes: proof.recoveryCode === null ? p.usedRecoveryCodes : [...p.usedRecoveryCodes, proof.recoveryCode],
    credentials: used
      ? { ...p.credentials, [used.credentialId]: { ...used, usedAt: at, signCount: proof.signCount ?? used.signCount } }
      : p.credentials,
  };
}
