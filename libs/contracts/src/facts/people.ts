import { z } from 'zod';
import { country, storedInstant as instant, role, sealed } from '../primitives.ts';
import { consoleKind, credentialKind, disableReason, pushEnd, sessionEnd, signInMethod } from '../terms/people.ts';
import { type DeepReadonly, type EventOf, fact } from './fact.ts';
import { whole } from './parts.ts';

/** A right to act in one role, for one organisation or country. `shelters` null: every house of the organisation. */
export const grant = z.object({
  grantId: z.string(),
  role,
  organisation: z.string().nullable(),
  country: country.nullable(),
  shelters: z.array(z.string()).nullable(),
});

/** What was shown once and may not be shown again: the log itself remembers it, so no replica takes it twice. */
export const proof = z.object({
  credentialId: z.string().nullable(),
  /** Id of the challenge that was answered. */
  challenge: z.string().nullable(),
  /** The 30 s step of a one-time code. */
  totpStep: whole.nullable(),
  /** Which recovery code was used up. */
  recoveryCode: whole.nullable(),
  /** A passkey's own counter; 0 where it keeps none. */
  signCount: whole.nullable(),
});

/** The family of a browser and a system from a short list, so that one's sessions can be told apart. */
export const device = z.object({ browser: z.string(), system: z.string() });
export const newCredential = z.object({
  credentialId: z.string(),
  kind: credentialKind,
  secret: sealed,
  /** Id of the ticket that it was registered with, good once; absent where it took none, and in facts of before. */
  ticket: z.string().optional(),
});
const link = { tokenHash: z.string(), expiresAt: instant } as const;

/** What is recorded of a staff account, in the streams `person-<id>`. Names, addresses and secrets are sealed. */
export const personFacts = {
  PersonInvited: fact(z.object({ profile: sealed.nullable(), ...link })),
  InvitationRenewed: fact(z.object(link)),
  PersonActivated: fact(z.object({ profile: sealed })),
  PersonProfileChanged: fact(z.object({ profile: sealed })),
  RoleGranted: fact(grant),
  RoleRevoked: fact(z.object({ grantId: z.string() })),
  CredentialAdded: fact(newCredential),
  CredentialRemoved: fact(z.object({ credentialId: z.string() })),
  SessionOpened: fact(
    z.object({
      /** SHA-256 of the token in the cookie; the token itself is nowhere. */
      sessionId: z.string(),
      grantId: z.string(),
      method: signInMethod,
      proof: proof.nullable(),
      console: consoleKind,
      device: device.nullable(),
      expiresAt: instant,
      /** When a second factor was last shown in this session. */
      steppedUpAt: instant.nullable(),
      /** The session that this one takes the place of: a step-up or another role rotates the id. */
      replaces: z.string().nullable(),
    }),
  ),
  SessionSeen: fact(z.object({ sessionId: z.string() })),
  SessionRevoked: fact(z.object({ sessionId: z.string(), reason: sessionEnd })),
  LanguageChosen: fact(z.object({ language: z.string() })),
  /**
   * Where a device wants to be notified of tasks: address and keys at its push service, sealed. `sessionId`: the
   * session in which it was asked for; who signs out there gets no more notices there.
   */
  PushSubscribed: fact(z.object({ subscriptionId: z.string(), sessionId: z.string(), subscription: sealed })),
  PushUnsubscribed: fact(z.object({ subscriptionId: z.string(), reason: pushEnd })),
  PersonDisabled: fact(z.object({ reason: disableReason })),
  PersonEnabled: fact(z.object({})),
} as const;

export type Grant = DeepReadonly<z.infer<typeof grant>>;
export type Proof = DeepReadonly<z.infer<typeof proof>>;
export type Device = DeepReadonly<z.infer<typeof device>>;
export type NewCredential = DeepReadonly<z.infer<typeof newCredential>>;
export type PersonEvent = EventOf<typeof personFacts>;
export type PersonEventType = keyof typeof personFacts;
