import { z } from 'zod';
import { country, storedInstant as instant, role, sealed } from './primitives.ts';

const whole = z.int().min(0);
const grantId = z.string();
const proof = z.object({
  credentialId: z.string().nullable(),
  challenge: z.string().nullable(),
  totpStep: whole.nullable(),
  recoveryCode: whole.nullable(),
  signCount: whole.nullable(),
});

/** Staff accounts, the streams `person-…`. Version 1. */
export const personEventData = {
  PersonInvited: z.object({ profile: sealed.nullable(), tokenHash: z.string(), expiresAt: instant }),
  InvitationRenewed: z.object({ tokenHash: z.string(), expiresAt: instant }),
  PersonActivated: z.object({ profile: sealed }),
  PersonProfileChanged: z.object({ profile: sealed }),
  RoleGranted: z.object({
    grantId,
    role,
    organisation: z.string().nullable(),
    country: country.nullable(),
    shelters: z.array(z.string()).nullable(),
  }),
  RoleRevoked: z.object({ grantId }),
  CredentialAdded: z.object({
    credentialId: z.string(),
    kind: z.enum(['passkey', 'password', 'totp', 'recovery_codes', 'oidc']),
    secret: sealed,
  }),
  CredentialRemoved: z.object({ credentialId: z.string() }),
  SessionOpened: z.object({
    sessionId: z.string(),
    grantId,
    method: z.enum(['passkey', 'password', 'oidc', 'activation', 'demo']),
    proof: proof.nullable(),
    console: z.enum(['shared', 'duty']),
    device: z.object({ browser: z.string(), system: z.string() }).nullable(),
    expiresAt: instant,
    steppedUpAt: instant.nullable(),
    replaces: z.string().nullable(),
  }),
  SessionSeen: z.object({ sessionId: z.string() }),
  SessionRevoked: z.object({
    sessionId: z.string(),
    reason: z.enum(['signed_out', 'signed_out_elsewhere', 'rotated', 'idle', 'quick_exit']),
  }),
  LanguageChosen: z.object({ language: z.string() }),
  PushSubscribed: z.object({ subscriptionId: z.string(), sessionId: z.string(), subscription: sealed }),
  PushUnsubscribed: z.object({
    subscriptionId: z.string(),
    reason: z.enum(['asked', 'replaced', 'signed_out', 'gone']),
  }),
  PersonDisabled: z.object({ reason: z.enum(['left', 'lost_device', 'misuse', 'other']) }),
  PersonEnabled: z.object({}),
} as const;

/** Service tokens, the streams `token-…`. Version 1. */
export const tokenEventData = {
  TokenIssued: z.object({
    label: z.string(),
    tokenHash: z.string(),
    organisation: z.string(),
    country: country.nullable(),
    scopes: z.array(z.enum(['register', 'report_census'])),
    expiresAt: instant,
  }),
  TokenRevoked: z.object({}),
} as const;

/** Addresses and meeting points, sealed, the streams `vault-…`. Version 1. */
export const vaultEventData = {
  AddressRecorded: z.object({ address: sealed }),
  MeetingPointRecorded: z.object({ meetingPoint: sealed }),
} as const;

/** Who looked at what, the streams `access-…`. Version 1; `SubjectErased` stands with the data keys. */
export const accessEventData = {
  AddressRevealed: z.object({
    shelterId: z.string(),
    organisation: z.string(),
    purpose: z.enum(['bring_somebody', 'emergency_services', 'delivery', 'visit_agreed', 'check_record']),
    requestId: z.string().nullable(),
  }),
  ExportProduced: z.object({
    what: z.enum(['audit', 'trends']),
    organisation: z.string().nullable(),
    from: instant,
    to: instant,
    rows: whole,
  }),
  EmergencyAccessUsed: z.object({
    accessId: z.string(),
    shelterId: z.string(),
    organisation: z.string(),
    reason: z.enum(['danger_to_life', 'house_not_reachable', 'evacuation', 'police_request']),
    until: instant,
  }),
  EmergencyAccessReviewed: z.object({
    accessId: z.string(),
    shelterId: z.string(),
    verdict: z.enum(['justified', 'not_justified']),
  }),
  PlacesSearched: z.object({ searches: whole }),
} as const;
