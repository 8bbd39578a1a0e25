import { z } from 'zod';
import { country, storedInstant as instant, role, sealed } from '../primitives.ts';
import {
  consoleKind,
  credentialKind,
  disableReason,
  pushEnd,
  sessionEnd,
  signInMethod,
  smsCommand,
} from '../terms/people.ts';
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

/** One-time proofs that were used: recorded in the log, so that no replica accepts them twice. */
export const proof = z.object({
  credentialId: z.string().nullable(),
  /** Id of the answered challenge. */
  challenge: z.string().nullable(),
  /** The 30 s step of a one-time code. */
  totpStep: whole.nullable(),
  /** The index of the used recovery code. */
  recoveryCode: whole.nullable(),
  /** The signature counter of the passkey; 0 when it has none. */
  signCount: whole.nullable(),
});

/** Browser and system family from a short list, so that people can distinguish their sessions. */
export const device = z.object({ browser: z.string(), system: z.string() });
export const newCredential = z.object({
  credentialId: z.string(),
  kind: credentialKind,
  secret: sealed,
  /** Id of the single-use ticket that it was registered with; absent in older facts. */
  ticket: z.string().optional(),
});
const link = { tokenHash: z.string(), expiresAt: instant } as const;

/** Events of a staff account, in the streams `person-<id>`. Names, e-mail addresses and secrets are sealed. */
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
      /** SHA-256 of the token in the cookie; the token itself is not stored. */
      sessionId: z.string(),
      grantId: z.string(),
      method: signInMethod,
      proof: proof.nullable(),
      console: consoleKind,
      device: device.nullable(),
      expiresAt: instant,
      /** When a second factor was last shown in this session. */
      steppedUpAt: instant.nullable(),
      /** The session that this one replaces: a step-up or another role rotates the id. */
      replaces: z.string().nullable(),
      /** When the organisation’s own provider asked the person; absent: it did not say, or another method. */
      authenticatedAt: instant.optional(),
    }),
  ),
  SessionSeen: fact(z.object({ sessionId: z.string() })),
  SessionRevoked: fact(z.object({ sessionId: z.string(), reason: sessionEnd })),
  LanguageChosen: fact(z.object({ language: z.string() })),
  /**
   * A push subscription of a device: its endpoint and keys, sealed. `sessionId`: the session in which it was made; signing
   * out of it ends the subscription.
   */
  PushSubscribed: fact(z.object({ subscriptionId: z.string(), sessionId: z.string(), subscription: sealed })),
  PushUnsubscribed: fact(z.object({ subscriptionId: z.string(), reason: pushEnd })),
  /**
   * A number from which this person may text for one house, and a card of one-time codes for it: the number and the hashes
   * of the codes, sealed.
   */
  SmsNumberAllowed: fact(z.object({ smsId: z.string(), shelterId: z.string(), number: sealed, card: sealed })),
  /** A new card: the codes of the one before count no more, and a locked number is open again. */
  SmsCardMade: fact(z.object({ smsId: z.string(), card: sealed })),
  SmsNumberRevoked: fact(z.object({ smsId: z.string() })),
  /**
   * A message counted: what it asked, the code of the card or the step of the authenticator that it used up, and the id of
   * the command on the house that follows from it. Never its text.
   */
  SmsTaken: fact(
    z.object({
      smsId: z.string(),
      asks: smsCommand,
      code: whole.nullable(),
      totpStep: whole.nullable(),
      commandId: z.string(),
    }),
  ),
  /** A message from an allowed number came with a wrong code. */
  SmsCodeRefused: fact(z.object({ smsId: z.string() })),
  PersonDisabled: fact(z.object({ reason: disableReason })),
  PersonEnabled: fact(z.object({})),
} as const;

export type Grant = DeepReadonly<z.infer<typeof grant>>;
export type Proof = DeepReadonly<z.infer<typeof proof>>;
export type Device = DeepReadonly<z.infer<typeof device>>;
export type NewCredential = DeepReadonly<z.infer<typeof newCredential>>;
export type PersonEvent = EventOf<typeof personFacts>;
export type PersonEventType = keyof typeof personFacts;
