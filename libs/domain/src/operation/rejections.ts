import type { Decision } from '../decider.ts';
import type { OperationEvent } from './events.ts';

/** Every reason for which a command on an operation is refused, in order of precedence. */
export const OPERATION_REJECTION_CODES = [
  'operation_opened',
  'operation_not_opened',
  'operation_closed',
  'wrong_code',
  'other_organisation',
  'not_lead',
  'lead_changed',
  'sealed_elsewhere',
  'line_unknown',
  'line_taken',
  'too_many_lines',
  'line_held',
  'empty_party',
  'with_and_not_with',
  'ride_unknown',
  'ride_not_near',
  'held_elsewhere',
  'in_another_ride',
  'ride_apart',
  'ride_over',
  'ride_waits',
  'plan_outdated',
  'nothing_to_hold',
  'nothing_held',
] as const;
export type OperationRejectionCode = (typeof OPERATION_REJECTION_CODES)[number];

export type OperationDecision = Decision<OperationEvent, { readonly code: OperationRejectionCode }>;
