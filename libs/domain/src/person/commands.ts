import type { Deciding } from '../decider.ts';
import type { Instant, Role, Sealed } from '../words.ts';
import type {
  ConsoleKind,
  Device,
  DisableReason,
  Grant,
  NewCredential,
  Proof,
  PushEnd,
  SessionEnd,
  SignInMethod,
} from './events.ts';

/** What can be asked of a staff account. Who may ask is the policy's (`keep_people`), or it is one's own account. */
export type PersonCommand =
  | {
      readonly type: 'invite';
      readonly profile: Sealed | null;
      readonly tokenHash: string;
      readonly expiresAt: Instant;
      readonly grants: readonly Grant[];
    }
  /** A new link: for one that ran out, or for somebody who lost every way to sign in. */
  | { readonly type: 'renew-invitation'; readonly tokenHash: string; readonly expiresAt: Instant }
  /** Uses the link up; the ways of signing in that were there before are gone. */
  | {
      readonly type: 'activate';
      readonly tokenHash: string;
      readonly profile: Sealed;
      readonly credentials: readonly NewCredential[];
    }
  | { readonly type: 'change-person-profile'; readonly profile: Sealed }
  | { readonly type: 'grant-role'; readonly grant: Grant }
  | { readonly type: 'revoke-role'; readonly grantId: string }
  | { readonly type: 'add-credential'; readonly credential: NewCredential }
  | { readonly type: 'remove-credential'; readonly credentialId: string }
  | {
      readonly type: 'open-session';
      readonly sessionId: string;
      /** null: the first role that was granted. */
      readonly grantId: string | null;
      readonly method: SignInMethod;
      readonly proof: Proof | null;
      readonly console: ConsoleKind;
      readonly device: Device | null;
    }
  /** The same session under a new id: after a second factor was shown, or to act in another of one's roles. */
  | {
      readonly type: 'rotate-session';
      readonly from: string;
      readonly sessionId: string;
      readonly grantId: string | null;
      readonly proof: Proof | null;
    }
  | { readonly type: 'see-session'; readonly sessionId: string }
  | { readonly type: 'revoke-session'; readonly sessionId: string; readonly reason: SessionEnd }
  | { readonly type: 'revoke-all-sessions'; readonly except: string | null }
  | { readonly type: 'choose-language'; readonly language: string }
  /** `subscriptionId` is the same whenever the same device asks. */
  | {
      readonly type: 'subscribe-push';
      readonly subscriptionId: string;
      readonly sessionId: string;
      readonly subscription: Sealed;
    }
  /** `only` null: every device. One that is not told any more is no fault. */
  | {
      readonly type: 'unsubscribe-push';
      readonly only: readonly string[] | null;
      readonly reason: Exclude<PushEnd, 'signed_out'>;
    }
  | { readonly type: 'disable-person'; readonly reason: DisableReason }
  | { readonly type: 'enable-person' };

export type PersonCommandType = PersonCommand['type'];

/** What deciding on an account needs from outside of its stream. */
export interface OutsidePerson {
  /** How many others can administer: the last one can't be lost. From the directory, across streams. */
  readonly otherAdministrators: number;
}
/** `actor` asks: nobody closes their own account, or gives away or widens their own rights. */
export type PersonContext = Deciding & OutsidePerson;

export const isAdministrator = (grant: { readonly role: Role }): boolean => grant.role === 'administrator';
