import type { EventContext } from '../../decider.ts';
import type { OpenedRequest } from '../state.ts';
import type { EventOf, RequestEvolve } from './fact.ts';

/** A second opening is ignored. */
export const requestOpened: RequestEvolve<'RequestOpened'> = () => ({});

/** The request at the moment in which it is opened. */
export function opened(
  requestId: string,
  { type: _, ...fields }: EventOf<'RequestOpened'>,
  { occurredAt, recordedAt, revision }: EventContext,
): OpenedRequest {
  return {
    situation: 'open',
    requestId,
    ...fields,
    consent: null,
    openedAt: occurredAt,
    waitingSince: occurredAt,
    level: 0,
    asked: [],
    answers: [],
    holds: [],
    closedAt: null,
    reasons: [],
    because: null,
    interim: null,
    under: null,
    recordedAt,
    revision,
  };
}
