import type { Decision } from '../decider.ts';
import type { ShiftEvent } from './events.ts';

/** Every reason for which a command on a shift is refused, in order of precedence. */
export const SHIFT_REJECTION_CODES = [
  'no_shift',
  'shift_running',
  'shift_over',
  'not_on_duty',
  'own_handover',
  'not_handed_over',
] as const;
export type ShiftRejectionCode = (typeof SHIFT_REJECTION_CODES)[number];

export interface ShiftRejection {
  readonly code: ShiftRejectionCode;
}
export type ShiftDecision = Decision<ShiftEvent, ShiftRejection>;
