import type { PersonEventType } from '../events.ts';
import { credentialAdded } from './credential-added.ts';
import { credentialRemoved } from './credential-removed.ts';
import type { PersonEvolve } from './fact.ts';
import { invitationRenewed } from './invitation-renewed.ts';
import { languageChosen } from './language-chosen.ts';
import { personActivated } from './person-activated.ts';
import { personDisabled } from './person-disabled.ts';
import { personEnabled } from './person-enabled.ts';
import { personInvited } from './person-invited.ts';
import { personProfileChanged } from './person-profile-changed.ts';
import { pushSubscribed } from './push-subscribed.ts';
import { pushUnsubscribed } from './push-unsubscribed.ts';
import { roleGranted } from './role-granted.ts';
import { roleRevoked } from './role-revoked.ts';
import { sessionOpened } from './session-opened.ts';
import { sessionRevoked } from './session-revoked.ts';
import { sessionSeen } from './session-seen.ts';
import { smsCardMade } from './sms-card-made.ts';
import { smsCodeRefused } from './sms-code-refused.ts';
import { smsNumberAllowed } from './sms-number-allowed.ts';
import { smsNumberRevoked } from './sms-number-revoked.ts';
import { smsTaken } from './sms-taken.ts';

/** What every fact changes of an account. */
export const PERSON_FACTS: { readonly [T in PersonEventType]: PersonEvolve<T> } = {
  PersonInvited: personInvited,
  InvitationRenewed: invitationRenewed,
  PersonActivated: personActivated,
  PersonProfileChanged: personProfileChanged,
  RoleGranted: roleGranted,
  RoleRevoked: roleRevoked,
  CredentialAdded: credentialAdded,
  CredentialRemoved: credentialRemoved,
  SessionOpened: sessionOpened,
  SessionSeen: sessionSeen,
  SessionRevoked: sessionRevoked,
  LanguageChosen: languageChosen,
  PushSubscribed: pushSubscribed,
  PushUnsubscribed: pushUnsubscribed,
  SmsNumberAllowed: smsNumberAllowed,
  SmsCardMade: smsCardMade,
  SmsNumberRevoked: smsNumberRevoked,
  SmsTaken: smsTaken,
  SmsCodeRefused: smsCodeRefused,
  PersonDisabled: personDisabled,
  PersonEnabled: personEnabled,
};
