import type { Decision } from '../decider.ts';
import type { PersonEvent } from './events.ts';

/** Every reason for which a command on an account is refused, in order of precedence, as in docs/SPEC.md. */
export const PERSON_REJECTION_CODES = [
  'person_unknown',
  'already_invited',
  'person_disabled',
  'not_disabled',
  'not_activated',
  'link_used',
  'link_expired',
  'no_way_to_sign_in',
  'credential_unknown',
  'credential_exists',
  'last_way_to_sign_in',
  'sms_unknown',
  'sms_locked',
  'shown_before',
  'passkey_copied',
  'session_unknown',
  'no_role',
  'grant_unknown',
  'already_granted',
  'role_needs_organisation',
  'role_needs_country',
  'role_is_for_machines',
  'not_yourself',
  'last_administrator',
] as const;
export type PersonRejectionCode = (typeof PERSON_REJECTION_CODES)[number];

export type PersonDecision = Decision<PersonEvent, { readonly code: PersonRejectionCode }>;
