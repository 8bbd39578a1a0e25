import { activate } from './activate.ts';
import { addCredential } from './add-credential.ts';
import { allowSms } from './allow-sms.ts';
import { changePersonProfile } from './change-person-profile.ts';
import { chooseLanguage } from './choose-language.ts';
import type { PersonCommandRow } from './command.ts';
import { disablePerson } from './disable-person.ts';
import { enablePerson } from './enable-person.ts';
import { grantRole } from './grant-role.ts';
import { invite } from './invite.ts';
import { makeSmsCard } from './make-sms-card.ts';
import { openSession } from './open-session.ts';
import { refuseSmsCode } from './refuse-sms-code.ts';
import { removeCredential } from './remove-credential.ts';
import { renewInvitation } from './renew-invitation.ts';
import { revokeAllSessions } from './revoke-all-sessions.ts';
import { revokeRole } from './revoke-role.ts';
import { revokeSession } from './revoke-session.ts';
import { revokeSms } from './revoke-sms.ts';
import { rotateSession } from './rotate-session.ts';
import { seeSession } from './see-session.ts';
import { subscribePush } from './subscribe-push.ts';
import { takeSms } from './take-sms.ts';
import { unsubscribePush } from './unsubscribe-push.ts';

/** Every command on an account. The policy decides who may send it (`keep_people`, or one's own account). */
export const PERSON_COMMANDS = {
  invite,
  'renew-invitation': renewInvitation,
  activate,
  'change-person-profile': changePersonProfile,
  'grant-role': grantRole,
  'revoke-role': revokeRole,
  'add-credential': addCredential,
  'remove-credential': removeCredential,
  'open-session': openSession,
  'rotate-session': rotateSession,
  'see-session': seeSession,
  'revoke-session': revokeSession,
  'revoke-all-sessions': revokeAllSessions,
  'choose-language': chooseLanguage,
  'subscribe-push': subscribePush,
  'unsubscribe-push': unsubscribePush,
  'allow-sms': allowSms,
  'make-sms-card': makeSmsCard,
  'revoke-sms': revokeSms,
  'take-sms': takeSms,
  'refuse-sms-code': refuseSmsCode,
  'disable-person': disablePerson,
  'enable-person': enablePerson,
} as const;

type Table = typeof PERSON_COMMANDS;
type InputOf<Row> = Row extends PersonCommandRow<infer Input> ? Input : never;

/** The commands on a staff account: the name of a row, with its input. */
export type PersonCommand = { [T in keyof Table]: { readonly type: T } & InputOf<Table[T]> }[keyof Table];
