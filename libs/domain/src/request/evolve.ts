import type { EventContext } from '../decider.ts';
import { later } from '../instant.ts';
import { unreachable } from '../records.ts';
import type { HoldSeen, RequestEvent, RequestFact } from './events.ts';
import { initialRequest, type KnownHold, type OpenedRequest, type RequestState, type Standing } from './state.ts';

/** Folds one fact. Total: what makes no sense here changes nothing but the revision. No clock. */
export function evolveRequest(state: RequestState, { event, context }: RequestFact): RequestState {
  if (state.situation === 'unopened') {
    return event.type === 'RequestOpened' ? opened(state.requestId, event, context) : state;
  }
  const recordedAt = later(state.recordedAt, context.recordedAt);
  return { ...state, ...changesOf(state, event, context), recordedAt, revision: context.revision };
}

export function foldRequest(requestId: string, facts: Iterable<RequestFact>): RequestState {
  let state = initialRequest(requestId);
  for (const fact of facts) state = evolveRequest(state, fact);
  return state;
}

function opened(
  requestId: string,
  { type: _, ...said }: Extract<RequestEvent, { type: 'RequestOpened' }>,
  { occurredAt, recordedAt, revision }: EventContext,
): OpenedRequest {
  return {
    situation: 'open',
    requestId,
    ...said,
    openedAt: occurredAt,
    waitingSince: occurredAt,
    level: 0,
    asked: [],
    answers: [],
    holds: [],
    offered: null,
    closedAt: null,
    reasons: [],
    interim: null,
    recordedAt,
    revision,
  };
}

type Changes = Partial<OpenedRequest>;

function changesOf(state: OpenedRequest, event: RequestEvent, context: EventContext): Changes {
  const { occurredAt: at, revision } = context;
  switch (event.type) {
    case 'RequestOpened':
      return {};
    case 'RequestBroadcast': {
      const { shelters, respondBy } = event;
      const others = state.asked.filter(({ shelterId }) => !shelters.includes(shelterId));
      return { asked: [...others, ...shelters.map((shelterId) => ({ shelterId, askedAt: at, respondBy }))] };
    }
    case 'ShelterResponded': {
      const { shelterId, answer, codes } = event;
      const others = state.answers.filter((given) => given.shelterId !== shelterId);
      return { answers: [...others, { shelterId, answer, codes, at, revision }] };
    }
    case 'RequestEscalated':
      return { level: event.level };
    case 'RequestPromised':
      return { situation: 'promised', holds: standing(state.holds, event, 'promised', revision), offered: null };
    case 'RequestHoldNotNeeded':
      return { holds: standing(state.holds, event, 'not_needed', revision) };
    case 'RequestReopened':
      return reopened(state, event, at, revision);
    case 'RequestPlaced': {
      const holds = standing(unneeded(state.holds, revision), event, 'admitted', revision);
      return { ...closed('placed', at), holds, reasons: [], interim: null };
    }
    case 'RequestClosedUnmet': {
      const { reasons, interim } = event;
      return { ...closed('unmet', at), holds: unneeded(state.holds, revision), reasons, interim };
    }
    case 'RequestWithdrawn':
      return { ...closed('withdrawn', at), holds: unneeded(state.holds, revision) };
    default:
      return unreachable(event);
  }
}

const closed = (situation: 'placed' | 'unmet' | 'withdrawn', closedAt: string): Changes => ({
  situation,
  closedAt,
  offered: null,
});

/** It looks for a place again: the minutes to the next level are counted anew. */
function reopened(
  state: OpenedRequest,
  event: Extract<RequestEvent, { type: 'RequestReopened' }>,
  waitingSince: string,
  revision: number,
): Changes {
  const { shelterId, holdId, seenRevision, next } = event;
  return {
    situation: 'open',
    waitingSince,
    level: 0,
    closedAt: null,
    holds: standing(state.holds, event, 'ended', revision),
    offered: next === null ? null : { shelterId, holdId, seenRevision, next },
  };
}

function standing(
  holds: readonly KnownHold[],
  { shelterId, holdId, seenRevision }: HoldSeen,
  how: Standing,
  since: number,
): readonly KnownHold[] {
  const others = holds.filter((hold) => hold.holdId !== holdId);
  return [...others, { shelterId, holdId, seenRevision, standing: how, since }];
}

/** Whatever was promised is no longer needed. */
const unneeded = (holds: readonly KnownHold[], since: number): readonly KnownHold[] =>
  holds.map((hold) => (hold.standing === 'promised' ? { ...hold, standing: 'not_needed', since } : hold));
