import { foldFrom } from '../decider.ts';
import { later } from '../instant.ts';
import type { RequestEventType, RequestFact } from './events.ts';
import type { RequestEvolve } from './facts/fact.ts';
import { REQUEST_FACTS } from './facts/index.ts';
import { opened } from './facts/request-opened.ts';
import { initialRequest, type RequestState } from './state.ts';

/** Folds one fact. Total: an impossible fact changes only the revision. No clock. */
export function evolveRequest(state: RequestState, { event, context }: RequestFact): RequestState {
  if (state.situation === 'unopened') {
    return event.type === 'RequestOpened' ? opened(state.requestId, event, context) : state;
  }
  const recordedAt = later(state.recordedAt, context.recordedAt);
  const evolve = REQUEST_FACTS[event.type] as RequestEvolve<RequestEventType>;
  return { ...state, ...evolve(state, event, context), recordedAt, revision: context.revision };
}

export const foldRequest = (requestId: string, facts: Iterable<RequestFact>): RequestState =>
  foldFrom(initialRequest(requestId), facts, evolveRequest);
