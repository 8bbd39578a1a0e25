import type { Decision } from '../decider.ts';
import type { TransferEvent } from './events.ts';

/**
 * Every reason for which a command on a transfer is refused, in order of precedence: when several hold, the first is
 * given. The same order is in docs/SPEC.md and in the tests.
 */
export const TRANSFER_REJECTION_CODES = [
  'already_proposed',
  'transfer_not_proposed',
  'transfer_ended',
  'already_answered',
  'already_departed',
  'sealed_elsewhere',
  'same_shelter',
  'time_in_future',
  'too_long_ago',
  'out_of_order',
  'until_in_past',
  'empty_party',
  'regime_barrier',
  'no_scope',
  'guardian_needed',
  'conditions_open',
  'not_accepted',
  'consent_missing',
  'not_departed',
] as const;

export type TransferRejectionCode = (typeof TRANSFER_REJECTION_CODES)[number];
export type TransferDecision = Decision<TransferEvent, { readonly code: TransferRejectionCode }>;
