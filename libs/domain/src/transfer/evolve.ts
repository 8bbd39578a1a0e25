import { foldFrom } from '../decider.ts';
import { later } from '../instant.ts';
import type { TransferEventType, TransferFact } from './events.ts';
import type { TransferEvolve } from './facts/fact.ts';
import { TRANSFER_FACTS } from './facts/index.ts';
import { proposed } from './facts/transfer-proposed.ts';
import { initialTransfer, type TransferState } from './state.ts';

/** Folds one fact. Total: an impossible fact changes only the revision. No clock. */
export function evolveTransfer(state: TransferState, { event, context }: TransferFact): TransferState {
  if (state.situation === 'unproposed') {
    return event.type === 'TransferProposed' ? proposed(state.transferId, event, context) : state;
  }
  const recordedAt = later(state.recordedAt, context.recordedAt);
  const evolve = TRANSFER_FACTS[event.type] as TransferEvolve<TransferEventType>;
  return { ...state, ...evolve(event, context, state), recordedAt, revision: context.revision };
}

export const foldTransfer = (transferId: string, facts: Iterable<TransferFact>): TransferState =>
  foldFrom(initialTransfer(transferId), facts, evolveTransfer);
