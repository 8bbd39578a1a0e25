import type { AccessEvent, Grant, PersonCommand } from '@safe-haven/domain';
import { DirectoryLog, SEALED } from './directory-log.ts';

export const LATER = '2026-11-28T01:00:00.000Z';
export const grant = (grantId: string, over: Partial<Grant> = {}): Grant => ({
  grantId,
  role: 'coordinator',
  organisation: 'Lara',
  country: 'BA',
  shelters: null,
  ...over,
});
export const invite = (tokenHash = 'link'): PersonCommand => ({
  type: 'invite',
  profile: SEALED,
  tokenHash,
  expiresAt: LATER,
  grants: [grant('g1')],
});
export const activate = (tokenHash = 'link'): PersonCommand => ({
  type: 'activate',
  tokenHash,
  profile: SEALED,
  credentials: [{ credentialId: 'k', kind: 'passkey', secret: SEALED }],
});
export const open = (sessionId: string, grantId: string | null = null): PersonCommand => ({
  type: 'open-session',
  sessionId,
  grantId,
  method: 'passkey',
  proof: null,
  console: 'duty',
  device: null,
});
export const rotate = (from: string, sessionId: string): PersonCommand => ({
  type: 'rotate-session',
  from,
  sessionId,
  grantId: null,
  proof: null,
});
export const signedIn = () =>
  new DirectoryLog().person('lejla', invite()).person('lejla', activate()).person('lejla', open('s1'));
export const issued = (tokenHash: string) =>
  ({
    type: 'TokenIssued',
    label: 'Counts',
    tokenHash,
    organisation: 'Lara',
    country: null,
    scopes: ['register'],
    expiresAt: LATER,
  }) as const;
export const used = (accessId: string) =>
  ({
    type: 'EmergencyAccessUsed',
    accessId,
    shelterId: 'lipa',
    organisation: 'Atina',
    reason: 'evacuation',
    until: LATER,
  }) as const;
const SHELTER = { shelterId: 'lipa', organisation: 'Atina' } as const;
export const asked = (accessId: string) =>
  ({ type: 'EmergencyAccessAsked', accessId, ...SHELTER, reason: 'evacuation' }) as const;
export const confirmed = (accessId: string, until = LATER) =>
  ({ type: 'EmergencyAccessConfirmed', accessId, ...SHELTER, until }) as const;
export const shown = (shelterId: string) =>
  ({ type: 'AddressRevealed', shelterId, organisation: 'Atina', purpose: 'delivery', requestId: null }) as const;
export const accesses = (accessId: string): AccessEvent[] => [
  used(accessId),
  reviewed(accessId, 'justified'),
  asked(accessId),
  confirmed(accessId),
  shown(accessId),
];
export const reviewed = (accessId: string, verdict: 'justified' | 'not_justified') =>
  ({ type: 'EmergencyAccessReviewed', accessId, shelterId: 'lipa', verdict }) as const;

export const refused = (personId: string, wrongCodes: number) =>
  ({ type: 'AttemptsRefused', personId, wrongCodes, wrongSignIns: 1, notAllowed: 0, tooMany: 0 }) as const;
