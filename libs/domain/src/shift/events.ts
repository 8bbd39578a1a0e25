import type { ShiftEvent } from '@safe-haven/contracts';
import type { RecordedFact } from '../decider.ts';

export type { AccountOf, OverrideReason, ShiftEvent, ShiftEventType } from '@safe-haven/contracts';

/** The place of a fact, as far as folding a desk needs it. */
export type ShiftPlace = Pick<RecordedFact<ShiftEvent>['context'], 'occurredAt' | 'recordedAt' | 'actor'>;

export interface ShiftFact {
  readonly event: ShiftEvent;
  readonly context: ShiftPlace;
}
