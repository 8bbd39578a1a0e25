import type { Instant, Sealed } from '../terms.ts';
import type { ConsoleKind, CredentialKind, Device, Grant, SignInMethod } from './events.ts';
import { STEP_UP_LASTS } from './limits.ts';

export interface Credential {
  readonly credentialId: string;
  readonly kind: CredentialKind;
  readonly secret: Sealed;
  readonly addedAt: Instant;
  readonly usedAt: Instant | null;
  /** A passkey's counter as it was last seen. */
  readonly signCount: number;
}

export interface OpenSession {
  readonly sessionId: string;
  readonly grantId: string;
  readonly method: SignInMethod;
  readonly console: ConsoleKind;
  readonly device: Device | null;
  readonly openedAt: Instant;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
  readonly steppedUpAt: Instant | null;
  /** When the organisation’s own provider asked the person; null: it did not say, or another method. */
  readonly authenticatedAt: Instant | null;
}

/** A device that gets notifications of tasks. */
export interface PushSubscription {
  readonly subscriptionId: string;
  /** The session in which it was subscribed, or that session's successor. */
  readonly sessionId: string;
  readonly subscription: Sealed;
  readonly since: Instant;
}

/** A number from which the person may text for one house (SM-2). */
export interface SmsNumber {
  readonly smsId: string;
  readonly shelterId: string;
  readonly number: Sealed;
  /** The hashes of the codes of its card. */
  readonly card: Sealed;
  readonly cardAt: Instant;
  readonly usedAt: Instant | null;
  /** Which codes of the card were used. */
  readonly used: readonly number[];
  /** Wrong codes in a row. */
  readonly wrong: number;
  /** The commands that its newest messages became, the newest last: a repeat of one needs no code. */
  readonly taken: readonly string[];
  /** The newest of them that is no undo, which one takes back; null: there is none. */
  readonly last: string | null;
}

interface Invitation {
  readonly tokenHash: string;
  readonly expiresAt: Instant;
}

interface Known {
  readonly personId: string;
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly profile: Sealed | null;
  readonly invitation: Invitation | null;
  readonly grants: Readonly<Record<string, Grant>>;
  readonly credentials: Readonly<Record<string, Credential>>;
  readonly sessions: Readonly<Record<string, OpenSession>>;
  /** Devices that get notifications of tasks, the oldest first. */
  readonly pushes: Readonly<Record<string, PushSubscription>>;
  /** Numbers from which the person may text. */
  readonly sms: Readonly<Record<string, SmsNumber>>;
  /** Used challenges, the newest last: each is valid for one answer. */
  readonly answered: readonly string[];
  readonly lastTotpStep: number;
  readonly usedRecoveryCodes: readonly number[];
  readonly language: string | null;
  readonly invitedAt: Instant;
  /** null: no link was ever used, so the account was never activated. */
  readonly activatedAt: Instant | null;
}

interface UnknownPerson {
  readonly situation: 'unknown';
  readonly personId: string;
}
/** Somebody with a link that has not been used. */
type InvitedPerson = Known & { readonly situation: 'invited' };
export type ActivePerson = Known & { readonly situation: 'active' };
type DisabledPerson = Known & { readonly situation: 'disabled'; readonly disabledAt: Instant };

export type KnownPerson = InvitedPerson | ActivePerson | DisabledPerson;
export type PersonState = UnknownPerson | KnownPerson;

export const initialPerson = (personId: string): PersonState => ({ situation: 'unknown', personId });

/** Whether there is a complete sign-in method: a passkey, a password with one-time codes, or an organisation's own sign-in. */
export function canSignIn(credentials: Readonly<Record<string, Pick<Credential, 'kind'>>>): boolean {
  const kinds = new Set(Object.values(credentials).map((c) => c.kind));
  return kinds.has('passkey') || kinds.has('oidc') || (kinds.has('password') && kinds.has('totp'));
}

const SECOND_FACTORS: ReadonlySet<CredentialKind> = new Set(['passkey', 'totp', 'recovery_codes']);

/**
 * Whether a session may add the first second factor of its account: it has none yet, and the organisation's own provider
 * asked the person within the time that a step-up counts (OpenID Connect Core 1.0, 2: `auth_time`).
 */
export function mayAddFirstFactor(
  { credentials }: Pick<KnownPerson, 'credentials'>,
  { authenticatedAt }: Pick<OpenSession, 'authenticatedAt'>,
  now: number,
): boolean {
  if (authenticatedAt === null || Object.values(credentials).some(({ kind }) => SECOND_FACTORS.has(kind))) return false;
  return now - Date.parse(authenticatedAt) <= STEP_UP_LASTS;
}
