import type { RequestEvent } from '@safe-haven/contracts';
import type { RecordedFact } from '../decider.ts';

export type {
  Answer,
  ConsentKind,
  HoldSeen,
  Interim,
  RequestEvent,
  RequestEventType,
  RequestSituation,
  ShareScope,
  UnmetKind,
  Urgency,
} from '@safe-haven/contracts';

/** One fact with its revision. */
export type RequestFact = RecordedFact<RequestEvent>;
