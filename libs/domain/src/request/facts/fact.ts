import type { EventContext } from '../../decider.ts';
import type { RequestEvent, RequestEventType } from '../events.ts';
import type { OpenedRequest } from '../state.ts';

export type EventOf<T extends RequestEventType> = Extract<RequestEvent, { type: T }>;
export type Changes = Partial<OpenedRequest>;

/** The fields of an opened request that a fact replaces. Total; no clock. */
export type RequestEvolve<T extends RequestEventType> = (
  state: OpenedRequest,
  event: EventOf<T>,
  context: EventContext,
) => Changes;
