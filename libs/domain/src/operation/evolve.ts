import { foldFrom } from '../decider.ts';
import { later } from '../instant.ts';
import type { OperationEventType, OperationFact } from './events.ts';
import type { OperationEvolve } from './facts/fact.ts';
import { OPERATION_FACTS } from './facts/index.ts';
import { opened } from './facts/operation-opened.ts';
import { initialOperation, type OperationState } from './state.ts';

/** Folds one fact. Total: an impossible fact changes only the revision. No clock. */
export function evolveOperation(state: OperationState, { event, context }: OperationFact): OperationState {
  if (state.situation === 'unopened') {
    return event.type === 'OperationOpened' ? opened(state.operationId, event, context) : state;
  }
  const evolve = OPERATION_FACTS[event.type] as OperationEvolve<OperationEventType>;
  const isByPerson = event.type !== 'OperationHoldsAnswered';
  return {
    ...state,
    ...(isByPerson ? { touchedAt: later(state.touchedAt, context.occurredAt) } : {}),
    ...evolve(state, event, context),
    recordedAt: later(state.recordedAt, context.recordedAt),
    revision: context.revision,
  };
}

export const foldOperation = (operationId: string, facts: Iterable<OperationFact>): OperationState =>
  foldFrom(initialOperation(operationId), facts, evolveOperation);
