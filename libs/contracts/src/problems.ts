import { z } from 'zod';

/** Codes of failures that are not a rejection of the domain. */
export const PROBLEM_CODES = [
  'malformed_json',
  'invalid',
  'body_too_large',
  'unsupported_media_type',
  'not_signed_in',
  'no_right',
  'cross_site',
  'other_protocol',
  'not_found',
  'method_not_allowed',
  'key_missing',
  'key_reused',
  'expiry_missing',
  'expiry_too_far',
  'too_late',
  'shelter_unreadable',
  'outcome_unknown',
  'store_unavailable',
  'disk_full',
  'not_there_yet',
  'report_too_slow',
  'history_loading',
  'too_many_requests',
  'too_many_party_sizes',
  'too_many_operations',
  'too_many_holds',
  'second_factor_needed',
  'wrong_sign_in',
  'wrong_code',
  'try_later',
  'busy',
  'passkey_refused',
  'ticket_expired',
  'link_unknown',
  'email_taken',
  'password_too_weak',
  'sign_in_elsewhere_failed',
  'nothing_recorded',
  'unexpected',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** RFC 9457 `application/problem+json`. `code` is a rejection's name or one of PROBLEM_CODES. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  /** What the caller may do next, as a sentence. */
  next: z.string().optional(),
  /** The id of the trace, which the operator finds in the lines of the log. */
  trace: z.string().optional(),
  /** For `invalid`: the path of each fault. */
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** For a confusable name: the listed name that it resembles. */
  like: z.string().optional(),
  /**
   * For a lost race: what happened and by which role; for readers who see the house exactly also when, and what is still
   * free.
   */
  happened: z.object({ what: z.string(), at: z.string().optional(), byRole: z.string() }).optional(),
  /** For a party at the door that may be one of these: whose hold, or which transfer is on the way here. */
  holdId: z.string().optional(),
  transferId: z.string().optional(),
  /** For a past that is being loaded: how many houses are there, of how many. */
  read: z.int().optional(),
  of: z.int().optional(),
  free: z.union([z.int(), z.string()]).optional(),
  together: z.union([z.int(), z.string()]).optional(),
});
export type Problem = z.infer<typeof problem>;
