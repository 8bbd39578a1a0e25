import { z } from 'zod';

/** The closed unions of accounts, tokens, accesses and keys, each defined once. */

/** Roles in the order in which interfaces list them. `service` is for machines and for the program's own processes. */
export const ROLES = [
  'hotline',
  'coordinator',
  'shelter_staff',
  'manager',
  'network_manager',
  'focal_point',
  'administrator',
  'auditor',
  'service',
] as const;
export const role = z.enum(ROLES);
/** The roles of people; programs have tokens instead. */
export const personRole = role.exclude(['service']);
/** Roles that are held for one organisation. */
export const organisationRole = role.extract(['hotline', 'coordinator', 'shelter_staff', 'manager']);
export const credentialKind = z.enum(['passkey', 'password', 'totp', 'recovery_codes', 'oidc']);
export const signInMethod = z.enum(['passkey', 'password', 'oidc', 'activation', 'demo']);
/** Kinds of device: a shared one ends a session after 15 min without use, the console of a duty room after 60. */
export const consoleKind = z.enum(['shared', 'duty']);
export const sessionEnd = z.enum([
  'signed_out',
  'signed_out_elsewhere',
  'rotated',
  'idle',
  'quick_exit',
  'wrong_codes',
  'method_changed',
]);
/** Why a device gets no more notifications: unsubscribed, replaced by another, signed out, or dropped by its push service. */
export const pushEnd = z.enum(['asked', 'replaced', 'signed_out', 'gone']);
/** What a text message of staff may do for their house; `undo` takes back what the one before it did. */
export const smsCommand = z.enum(['ok', 'count', 'pause', 'undo']);
/** `erased`: the personal data was erased, so nobody can use the account; set by erasure only. */
export const disableReason = z.enum(['left', 'lost_device', 'misuse', 'other', 'erased']);
/** Scopes of tokens: each a right in the policy's `service` column. */
export const tokenScope = z.enum(['register', 'report_census', 'read_houses', 'poll_exports']);
export const revealPurpose = z.enum([
  'bring_somebody',
  'emergency_services',
  'delivery',
  'visit_agreed',
  'check_record',
  // Of the operator alone, who takes along what is an organisation's (XP-12).
  'organisation_leaves',
]);
/** What somebody may say that they need an address for. */
export const askedPurpose = revealPurpose.exclude(['organisation_leaves']);
export const emergencyReason = z.enum(['danger_to_life', 'house_not_reachable', 'evacuation', 'police_request']);
export const emergencyVerdict = z.enum(['justified', 'not_justified']);
/** How somebody probed or filled other organisations' houses: with many party sizes, a refused hold, or many holds. */
export const triedBy = z.enum(['sweep', 'refused_hold', 'many_holds']);
export const exported = z.enum([
  'audit',
  'trends',
  'person_nights',
  'quarter_report',
  'measure_reports',
  'surge_report',
  'hsds',
  'edxl_have',
  'log',
  // All that is an organisation's, taken by the operator (XP-12).
  'everything',
]);
/** A copy of the log, one of its keys too, or every data key under another master key. */
export const operatorAct = z.enum(['backup', 'backup_with_keys', 'rotate_keys']);
/** On request; the retention time is over; it should never have been recorded; it was replaced by something newer. */
export const erasureReason = z.enum(['asked', 'retention', 'wrong', 'replaced']);

export type Role = z.infer<typeof role>;
export type PersonRole = z.infer<typeof personRole>;
export type OrganisationRole = z.infer<typeof organisationRole>;
export type CredentialKind = z.infer<typeof credentialKind>;
export type SignInMethod = z.infer<typeof signInMethod>;
export type ConsoleKind = z.infer<typeof consoleKind>;
export type SessionEnd = z.infer<typeof sessionEnd>;
export type PushEnd = z.infer<typeof pushEnd>;
export type SmsCommand = z.infer<typeof smsCommand>;
export type DisableReason = z.infer<typeof disableReason>;
export type TokenScope = z.infer<typeof tokenScope>;
export type RevealPurpose = z.infer<typeof revealPurpose>;
export type EmergencyReason = z.infer<typeof emergencyReason>;
export type TriedBy = z.infer<typeof triedBy>;
export type ErasureReason = z.infer<typeof erasureReason>;
