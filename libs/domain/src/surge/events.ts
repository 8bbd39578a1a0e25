import type { SurgeEvent } from '@safe-haven/contracts';
import type { RecordedFact } from '../decider.ts';

export type {
  SurgeCannotReason,
  SurgeEndedBecause,
  SurgeEvent,
  SurgeNoReason,
  SurgeReason,
  SurgeRound,
} from '@safe-haven/contracts';

/** One fact with its revision. */
export type SurgeFact = RecordedFact<SurgeEvent>;
