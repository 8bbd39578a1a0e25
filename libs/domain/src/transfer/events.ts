import type { TransferEvent } from '@safe-haven/contracts';
import type { RecordedFact } from '../decider.ts';

export type {
  ConsentKind,
  ConsentScope,
  DeclineCode,
  DivertedBecause,
  EndCode,
  HoldSeen,
  TransferEvent,
  TransferEventType,
  TransferFrom,
  TransferSituation,
  TransferTo,
} from '@safe-haven/contracts';

/** One fact with its revision. */
export type TransferFact = RecordedFact<TransferEvent>;
