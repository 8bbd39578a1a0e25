import type { Problem } from '@safe-haven/contracts';
import type { PersonRejectionCode } from '@safe-haven/domain';
import { Failure } from '../problems/failure.ts';
import type { NotDone } from '../streams/outcome.ts';
import { failureOf } from '../streams/outcome-failure.ts';

/** Title and next steps of each rejection of an account command. The dashboard has its own texts. */
const SENTENCES: Readonly<Record<PersonRejectionCode, readonly [title: string, next: string]>> = {
  person_unknown: ['There is no such account.', 'Load the list again.'],
  already_invited: ['This person is invited already.', 'Renew the link instead.'],
  person_disabled: ['This account is closed.', 'Ask an administrator.'],
  not_disabled: ['This account is in use.', 'Nothing needs to be done.'],
  not_activated: ['The link has not been used yet.', 'Renew the link if it was lost.'],
  link_used: [
    'This link was used, or a newer one took its place.',
    'Sign in. If it was not you, tell your administrator at once.',
  ],
  link_expired: ['This link has expired.', 'Ask your administrator for a new one.'],
  no_way_to_sign_in: ['There would be no way to sign in.', 'Add a passkey, or a password with one-time codes.'],
  credential_unknown: ['There is no such way to sign in.', 'Load the page again.'],
  credential_exists: ['This passkey is known already.', 'Use another device.'],
  last_way_to_sign_in: ['This is the last way to sign in.', 'Add another before you remove it.'],
  sms_unknown: ['There is no such number.', 'Load the list again.'],
  sms_locked: ['Wrong codes have shut this number.', 'Make a new card.'],
  shown_before: ['This code was used already.', 'Wait for the next code.'],
  passkey_copied: ['This passkey seems to have been copied.', 'Use another way to sign in, and tell an administrator.'],
  session_unknown: ['That session has ended.', 'Load the page again.'],
  no_role: ['This account has no role.', 'Ask an administrator.'],
  grant_unknown: ['There is no such role.', 'Load the page again.'],
  already_granted: ['This role is held already.', 'Nothing needs to be done.'],
  role_needs_organisation: ['This role is for one organisation.', 'Say which.'],
  role_needs_country: ['This role is for one country.', 'Say which.'],
  role_is_for_machines: ['This role is for machines.', 'Issue a service token instead.'],
  not_yourself: ['Nobody can do this to their own account.', 'Ask another administrator.'],
  last_administrator: ['This is the last administrator.', 'Give somebody else the role first.'],
};

/** Maps an account command that was not done to its HTTP failure. */
export const accountFailure = (outcome: NotDone<{ readonly code: PersonRejectionCode }>): Failure =>
  failureOf(outcome, { rejected: ({ code }) => accountProblem(code) });

/** The same failure where the rejection is known before the account's stream is read. */
export const accountRefusal = (code: PersonRejectionCode): Failure => new Failure('rejected', accountProblem(code));

function accountProblem(code: PersonRejectionCode): Partial<Problem> {
  const [title, next] = SENTENCES[code];
  return { code, title, next };
}
