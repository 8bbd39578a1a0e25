import type { EventContext } from '../../decider.ts';
import type { TransferEvent, TransferEventType } from '../events.ts';
import type { ProposedTransfer } from '../state.ts';

export type EventOf<T extends TransferEventType> = Extract<TransferEvent, { type: T }>;

/** The fields of a proposed transfer that a fact replaces. Total; no clock. */
export type TransferEvolve<T extends TransferEventType> = (
  event: EventOf<T>,
  context: EventContext,
  state: ProposedTransfer,
) => Partial<ProposedTransfer>;
