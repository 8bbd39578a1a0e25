import type { RequestEvent } from '@safe-haven/contracts';
import type { RecordedFact } from '../decider.ts';

export type {
  Answer,
  HoldSeen,
  Interim,
  RequestEvent,
  RequestEventType,
  RequestSituation,
  Urgency,
} from '@safe-haven/contracts';

/** One fact in its place. */
export type RequestFact = RecordedFact<RequestEvent>;
