import type { Decision } from '../decider.ts';
import type { RequestEvent } from './events.ts';

/**
 * Every reason for which a command on a request is refused, in order of precedence: when several hold, the first is
 * given. The same order is in docs/SPEC.md and in the tests.
 */
export const REQUEST_REJECTION_CODES = [
  'already_opened',
  'request_not_opened',
  'request_closed',
  'already_promised',
  'transfer_open',
  'sealed_elsewhere',
  'shelter_not_asked',
  'time_in_future',
  'too_long_ago',
  'out_of_order',
  'until_in_past',
  'empty_party',
  'no_shelters',
  'answer_needs_codes',
  'yes_takes_no_codes',
  'no_further_level',
  'no_reasons',
  'guardian_needed',
] as const;

export type RequestRejectionCode = (typeof REQUEST_REJECTION_CODES)[number];
export type RequestDecision = Decision<RequestEvent, { readonly code: RequestRejectionCode }>;
