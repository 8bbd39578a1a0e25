import { deadlineFault, momentAfter, writtenLater } from '../dated.ts';
import { accepted, type Decided, type Deciding, type Decision, refuse } from '../decider.ts';
import { after, MINUTE } from '../instant.ts';
import { placesNeeded } from '../party.ts';
import { same, unreachable } from '../records.ts';
import type { Instant } from '../words.ts';
import { DEFAULT_ESCALATION, type RequestCommand, type RequestCommandType } from './commands.ts';
import type { RequestEvent } from './events.ts';
import { factsOf } from './follow.ts';
import type { RequestRejectionCode } from './rejections.ts';
import { isClosed, type OpenedRequest, type RequestState } from './state.ts';

export type RequestDecision = Decision<RequestEvent, { readonly code: RequestRejectionCode }>;
type Command<T extends RequestCommandType> = Extract<RequestCommand, { type: T }>;

/**
 * What becomes of a wish: the facts to record, in order, or the first reason of `REQUEST_REJECTION_CODES` that
 * speaks against it. Pure. Who may try is asked of the policy before (`mayRequest`).
 */
export function decideRequest(command: RequestCommand, state: RequestState, ctx: Deciding): RequestDecision {
  if (command.type === 'open') return open(command, state, ctx);
  if (state.situation === 'unopened') return refuse('request_not_opened');
  switch (command.type) {
    case 'note-hold':
      return command.sighting.requestId === state.requestId
        ? accepted(...factsOf(state, command.sighting))
        : accepted();
    case 'record-time':
      return accepted(...dueLevels(state, ctx.now));
    default:
      return isClosed(state) ? refuse('request_closed') : decideOpened(command, state, ctx);
  }
}

function decideOpened(
  command: Exclude<RequestCommand, { type: 'open' | 'note-hold' | 'record-time' }>,
  state: OpenedRequest,
  ctx: Deciding,
): RequestDecision {
  switch (command.type) {
    case 'broadcast':
      return broadcast(command, state, ctx);
    case 'respond':
      return respond(command, state, ctx);
    case 'escalate':
      return escalate(command, state, ctx);
    case 'withdraw':
      return onDate(command.occurredAt, state, ctx, { type: 'RequestWithdrawn' });
    case 'close-unmet':
      return closeUnmet(command, state, ctx);
    default:
      return unreachable(command);
  }
}

function open(command: Command<'open'>, state: RequestState, { id, now, actor }: Deciding): RequestDecision {
  if (state.situation !== 'unopened') return refuse('already_opened');
  const { party, criteria, urgency, excludedAreas, escalation = DEFAULT_ESCALATION } = command;
  if (criteria.key !== `request-${id}`) return refuse('sealed_elsewhere');
  if (placesNeeded(party) === 0) return refuse('empty_party');
  const { organisation, country } = actor;
  const event: RequestEvent = {
    type: 'RequestOpened',
    requestedFrom: { organisation, country },
    party,
    criteria,
    urgency,
    excludedAreas,
    escalation: [...new Set(escalation.filter((minutes) => Number.isInteger(minutes) && minutes > 0))].toSorted(
      (a, b) => a - b,
    ),
  };
  return accepted({ event, occurredAt: now });
}

/** Houses that were asked already are asked anew when there is more time; the same again says nothing. */
function broadcast(command: Command<'broadcast'>, state: OpenedRequest, ctx: Deciding): RequestDecision {
  const { respondBy } = command;
  if (state.situation === 'promised') return refuse('already_promised');
  const fault = deadlineFault(respondBy, ctx.now);
  if (fault !== null) return refuse(fault);
  const shelters = [...new Set(command.shelters)];
  if (shelters.length === 0) return refuse('no_shelters');
  const isAsked = (id: string) => state.asked.some((asked) => asked.shelterId === id && asked.respondBy === respondBy);
  if (shelters.every(isAsked)) return accepted();
  return now(state, ctx, { type: 'RequestBroadcast', shelters, respondBy });
}

/** An answer after its time is still an answer; one while another house has promised is the next in order. */
function respond(command: Command<'respond'>, state: OpenedRequest, ctx: Deciding): RequestDecision {
  const { shelterId, answer } = command;
  const asked = state.asked.find((a) => a.shelterId === shelterId);
  if (asked === undefined) return refuse('shelter_not_asked');
  const when = writtenLater(command.occurredAt, momentAfter(state.recordedAt, ctx.now), state.openedAt);
  if (!when.ok) return refuse(when.code);
  const codes = [...new Set(command.codes)];
  if (answer !== 'yes' && codes.length === 0) return refuse('answer_needs_codes');
  if (answer === 'yes' && codes.length > 0) return refuse('yes_takes_no_codes');
  const before = state.answers.find((given) => given.shelterId === shelterId);
  if (before?.answer === answer && same(before.codes, codes) && !isAskedSince(asked.askedAt, before.at))
    return accepted();
  return accepted({ event: { type: 'ShelterResponded', shelterId, answer, codes }, occurredAt: when.at });
}

/** Asked again after it had answered: the same answer is a new one. */
const isAskedSince = (askedAt: Instant, answeredAt: Instant): boolean => askedAt > answeredAt;

function escalate({ level }: Command<'escalate'>, state: OpenedRequest, ctx: Deciding): RequestDecision {
  if (state.situation === 'promised') return refuse('already_promised');
  if (level > state.escalation.length) return refuse('no_further_level');
  return level <= state.level ? accepted() : now(state, ctx, { type: 'RequestEscalated', level });
}

/** Every level whose minutes are over, each at its own time. A clock behind the newest fact decides nothing. */
function dueLevels(state: OpenedRequest, now: Instant): readonly Decided<RequestEvent>[] {
  if (state.situation !== 'open' || now < state.recordedAt) return [];
  return state.escalation.flatMap((minutes, i) => {
    const [level, at] = [i + 1, after(state.waitingSince, minutes * MINUTE)];
    return level <= state.level || at > now
      ? []
      : [{ event: { type: 'RequestEscalated', level } as const, occurredAt: at }];
  });
}

/** Whoever has promised beds is told first: a request with a place is withdrawn, or its hold is released. */
function closeUnmet(command: Command<'close-unmet'>, state: OpenedRequest, ctx: Deciding): RequestDecision {
  if (state.situation === 'promised') return refuse('already_promised');
  const reasons = [...new Set(command.reasons)];
  const closing = { type: 'RequestClosedUnmet', reasons, interim: command.interim ?? null } as const;
  const decision = onDate(command.occurredAt, state, ctx, closing);
  return decision.ok && reasons.length === 0 ? refuse('no_reasons') : decision;
}

function onDate(
  occurredAt: Instant | undefined,
  state: OpenedRequest,
  ctx: Deciding,
  event: RequestEvent,
): RequestDecision {
  const when = writtenLater(occurredAt, momentAfter(state.recordedAt, ctx.now), state.openedAt);
  return when.ok ? accepted({ event, occurredAt: when.at }) : refuse(when.code);
}

const now = (state: OpenedRequest, ctx: Deciding, event: RequestEvent): RequestDecision =>
  accepted({ event, occurredAt: momentAfter(state.recordedAt, ctx.now) });
