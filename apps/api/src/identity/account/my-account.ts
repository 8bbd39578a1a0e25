import type { MyAccount, MySession } from '@safe-haven/contracts';
import { after, canSignIn, type KnownPerson, STEP_UP_LASTS } from '@safe-haven/domain';
import type { FoundSession } from '../live-directory.ts';
import type { Profile } from '../names.ts';
import type { OwnPasskey } from '../sign-in/person-passkeys.ts';

/** An account as its owner sees it. */
export function myAccountOf(
  { person, session }: FoundSession,
  profile: Profile | null,
  opened: {
    readonly passkeys: readonly OwnPasskey[];
    readonly recoveryCodes: number;
    readonly secondFactors: MyAccount['secondFactors'];
    readonly mayAddFirstFactor: boolean;
    readonly provider: string | null;
  },
): MyAccount {
  const labels = new Map(opened.passkeys.map((p) => [p.credential.credentialId, p.label]));
  return {
    name: profile?.name ?? null,
    email: profile?.email ?? null,
    ways: Object.values(person.credentials).map(({ credentialId, kind, addedAt, usedAt }) => ({
      credentialId,
      kind,
      label: labels.get(credentialId) ?? null,
      addedAt,
      usedAt,
      removable: removable(person, credentialId),
    })),
    recoveryCodesLeft: opened.recoveryCodes - person.usedRecoveryCodes.length,
    sessions: sessionsOf(person, session.sessionId),
    secondFactors: opened.secondFactors,
    mayAddFirstFactor: opened.mayAddFirstFactor,
    provider: opened.provider,
    steppedUpUntil: session.steppedUpAt === null ? null : after(session.steppedUpAt, STEP_UP_LASTS),
  };
}

function removable(person: KnownPerson, credentialId: string): boolean {
  const { [credentialId]: _, ...rest } = person.credentials;
  return canSignIn(rest);
}

/** The current session first, then the newest. */
function sessionsOf(person: KnownPerson, current: string): MySession[] {
  return Object.values(person.sessions)
    .map(({ sessionId, method, console, device, openedAt, seenAt, expiresAt }) => ({
      sessionId,
      current: sessionId === current,
      method,
      console,
      device: device ? { ...device } : null,
      openedAt,
      seenAt,
      expiresAt,
    }))
    .toSorted((a, b) => Number(b.current) - Number(a.current) || (a.openedAt < b.openedAt ? 1 : -1));
}
