import type { EventContext } from '../decider.ts';
import type { Country, Instant, Role, Sealed } from '../words.ts';

/** A right to act in one role, for one organisation or country. `shelters` null: every house of the organisation. */
export interface Grant {
  readonly grantId: string;
  readonly role: Role;
  readonly organisation: string | null;
  readonly country: Country | null;
  readonly shelters: readonly string[] | null;
}

export type CredentialKind = 'passkey' | 'password' | 'totp' | 'recovery_codes' | 'oidc';
export type SignInMethod = 'passkey' | 'password' | 'oidc' | 'activation' | 'demo';
/** A device that others use too, or the console of a duty room: it decides after how much idleness a session ends. */
export type ConsoleKind = 'shared' | 'duty';
export type SessionEnd = 'signed_out' | 'signed_out_elsewhere' | 'rotated' | 'idle' | 'quick_exit';
/** Why a device is no longer told: it asked, another took its place, it signed out, its push service knows it no more. */
export type PushEnd = 'asked' | 'replaced' | 'signed_out' | 'gone';
export type DisableReason = 'left' | 'lost_device' | 'misuse' | 'other';

/** What was shown once and may not be shown again: the log itself remembers it, so no replica takes it twice. */
export interface Proof {
  readonly credentialId: string | null;
  /** Id of the challenge that was answered. */
  readonly challenge: string | null;
  /** The 30 s step of a one-time code. */
  readonly totpStep: number | null;
  /** Which recovery code was used up. */
  readonly recoveryCode: number | null;
  /** A passkey's own counter; 0 where it keeps none. */
  readonly signCount: number | null;
}

/** The family of a browser and a system from a short list, so that one's sessions can be told apart. */
export interface Device {
  readonly browser: string;
  readonly system: string;
}

/** What is recorded of a staff account, in the stream `person-<id>`. Names, addresses and secrets are `Sealed`. */
export type PersonEvent =
  | {
      readonly type: 'PersonInvited';
      readonly profile: Sealed | null;
      readonly tokenHash: string;
      readonly expiresAt: Instant;
    }
  | { readonly type: 'InvitationRenewed'; readonly tokenHash: string; readonly expiresAt: Instant }
  | { readonly type: 'PersonActivated'; readonly profile: Sealed }
  | { readonly type: 'PersonProfileChanged'; readonly profile: Sealed }
  | ({ readonly type: 'RoleGranted' } & Grant)
  | { readonly type: 'RoleRevoked'; readonly grantId: string }
  | {
      readonly type: 'CredentialAdded';
      readonly credentialId: string;
      readonly kind: CredentialKind;
      readonly secret: Sealed;
    }
  | { readonly type: 'CredentialRemoved'; readonly credentialId: string }
  | {
      readonly type: 'SessionOpened';
      /** SHA-256 of the token in the cookie; the token itself is nowhere. */
      readonly sessionId: string;
      readonly grantId: string;
      readonly method: SignInMethod;
      readonly proof: Proof | null;
      readonly console: ConsoleKind;
      readonly device: Device | null;
      readonly expiresAt: Instant;
      /** When a second factor was last shown in this session. */
      readonly steppedUpAt: Instant | null;
      /** The session that this one takes the place of: a step-up or another role rotates the id. */
      readonly replaces: string | null;
    }
  | { readonly type: 'SessionSeen'; readonly sessionId: string }
  | { readonly type: 'SessionRevoked'; readonly sessionId: string; readonly reason: SessionEnd }
  | { readonly type: 'LanguageChosen'; readonly language: string }
  /** Where a device wants to be told of tasks: address and keys at its push service, `Sealed`. */
  | {
      readonly type: 'PushSubscribed';
      readonly subscriptionId: string;
      /** The session in which it was asked for: who signs out there is told nothing there. */
      readonly sessionId: string;
      readonly subscription: Sealed;
    }
  | { readonly type: 'PushUnsubscribed'; readonly subscriptionId: string; readonly reason: PushEnd }
  | { readonly type: 'PersonDisabled'; readonly reason: DisableReason }
  | { readonly type: 'PersonEnabled' };

export type PersonEventType = PersonEvent['type'];

/** What an account's fold has to know of a fact's place. */
export type PersonPlace = Pick<EventContext, 'revision' | 'occurredAt' | 'recordedAt'>;
export interface PersonFact {
  readonly event: PersonEvent;
  readonly context: PersonPlace;
}
