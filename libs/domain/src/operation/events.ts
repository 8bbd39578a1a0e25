import type { OperationEvent } from '@safe-haven/contracts';
import type { RecordedFact } from '../decider.ts';

export type {
  Crossing,
  HeldLine,
  OperationClosedBecause,
  OperationEvent,
  OperationEventType,
  PartyRelations,
  Travel,
} from '@safe-haven/contracts';

/** One fact with its revision. */
export type OperationFact = RecordedFact<OperationEvent>;
