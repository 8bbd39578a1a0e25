import { deadlineFault, momentAfter, writtenLater } from '../dated.ts';
import { accepted, type Deciding, type Decision, refuse } from '../decider.ts';
import { later } from '../instant.ts';
import { adultsOf, placesNeeded } from '../party.ts';
import { same, unreachable } from '../records.ts';
import type { Instant } from '../words.ts';
import { DEFAULT_GRACE_MINUTES, type TransferCommand, type TransferCommandType } from './commands.ts';
import { dueOverdue, overdueFrom } from './due.ts';
import type { TransferEvent } from './events.ts';
import type { TransferRejectionCode } from './rejections.ts';
import { isEnded, isOnTheWay, type ProposedTransfer, type TransferState } from './state.ts';

export type TransferDecision = Decision<TransferEvent, { readonly code: TransferRejectionCode }>;
type Command<T extends TransferCommandType> = Extract<TransferCommand, { type: T }>;

/**
 * What becomes of a wish: the facts to record, in order, or the first reason of `TRANSFER_REJECTION_CODES` that
 * speaks against it. Pure. Who may try is asked of the policy before (`mayTransfer`).
 */
export function decideTransfer(command: TransferCommand, state: TransferState, ctx: Deciding): TransferDecision {
  if (command.type === 'propose') return propose(command, state, ctx);
  if (state.situation === 'unproposed') return refuse('transfer_not_proposed');
  if (command.type === 'record-time') return accepted(...dueOverdue(state, ctx.now));
  if (isEnded(state)) return refuse('transfer_ended');
  switch (command.type) {
    case 'record-consent':
      return recordConsent(command, state, ctx);
    case 'accept':
      return accept(command, state, ctx);
    case 'decline':
      return decline(command, state, ctx);
    case 'share-meeting-point':
      return shareMeetingPoint(command, state, ctx);
    case 'depart':
      return depart(command, state, ctx);
    case 'change-arrival':
      return changeArrival(command, state, ctx);
    case 'arrive':
      return arrive(command, state, ctx);
    case 'fail':
      return written(command.occurredAt, state, ctx, lastOf(state), { type: 'TransferFailed', code: command.code });
    default:
      return unreachable(command);
  }
}

function propose(command: Command<'propose'>, state: TransferState, ctx: Deciding): TransferDecision {
  const { to, party, arrival, regime } = command;
  const { requestId = null, details = null, fromShelterId = null, graceMinutes = DEFAULT_GRACE_MINUTES } = command;
  if (state.situation !== 'unproposed') return refuse('already_proposed');
  if (details !== null && details.key !== keyOf(ctx)) return refuse('sealed_elsewhere');
  if (fromShelterId === to.shelterId) return refuse('same_shelter');
  const fault = deadlineFault(arrival.to, ctx.now);
  if (fault !== null) return refuse(fault);
  if (placesNeeded(party) === 0) return refuse('empty_party');
  if (regime.barriers.length > 0) return refuse('regime_barrier');
  const { organisation, country } = ctx.actor;
  const event: TransferEvent = {
    type: 'TransferProposed',
    from: { organisation, country, shelterId: fromShelterId },
    to,
    requestId,
    party,
    arrival,
    conditions: [...new Set([...regime.conditions, ...regime.ask])],
    details,
    graceMinutes: Math.max(1, Math.round(graceMinutes)),
  };
  return accepted({ event, occurredAt: ctx.now });
}

const keyOf = ({ id }: Deciding): string => `transfer-${id}`;

/** Children on their own travel by their guardian's word. Another consent takes the place of the one before. */
function recordConsent(command: Command<'record-consent'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  const { kind } = command;
  if (isOnTheWay(state)) return refuse('already_departed');
  const when = writtenLater(command.occurredAt, momentOf(state, ctx), '');
  if (!when.ok) return refuse(when.code);
  const scope = [...new Set(command.scope)];
  if (scope.length === 0) return refuse('no_scope');
  if (adultsOf(state.party) === 0 && kind !== 'guardian') return refuse('guardian_needed');
  if (state.consent?.kind === kind && same(state.consent.scope, scope)) return accepted();
  return accepted({ event: { type: 'TransferConsentRecorded', kind, scope }, occurredAt: when.at });
}

function accept(command: Command<'accept'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  const met = [...new Set(command.met)];
  if (state.situation !== 'proposed') return refuse('already_answered');
  const decision = written(command.occurredAt, state, ctx, state.proposedAt, { type: 'TransferAccepted', met });
  if (!decision.ok) return decision;
  return state.conditions.every((code) => met.includes(code)) ? decision : refuse('conditions_open');
}

function decline({ code, occurredAt }: Command<'decline'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  if (state.situation !== 'proposed') return refuse('already_answered');
  return written(occurredAt, state, ctx, state.proposedAt, { type: 'TransferDeclined', code });
}

function shareMeetingPoint(
  { point }: Command<'share-meeting-point'>,
  state: ProposedTransfer,
  ctx: Deciding,
): TransferDecision {
  if (point.key !== keyOf(ctx)) return refuse('sealed_elsewhere');
  if (state.situation === 'proposed') return refuse('not_accepted');
  if (same(state.meetingPoint, point)) return accepted();
  return accepted({ event: { type: 'MeetingPointShared', point }, occurredAt: momentOf(state, ctx) });
}

/** Nobody leaves before the house has accepted and the party has agreed to travel. */
function depart(command: Command<'depart'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  const { arrival = state.arrival } = command;
  if (isOnTheWay(state)) return refuse('already_departed');
  const { acceptedAt, consent } = state;
  const follows = later(acceptedAt ?? '', consent?.at ?? '');
  const when = writtenLater(command.occurredAt, momentOf(state, ctx), follows);
  if (!when.ok) return refuse(when.code);
  const fault = deadlineFault(arrival.to, when.at);
  if (fault !== null) return refuse(fault);
  if (acceptedAt === null) return refuse('not_accepted');
  if (consent === null || !consent.scope.includes('travel')) return refuse('consent_missing');
  return accepted({ event: { type: 'TransferDeparted', arrival }, occurredAt: when.at });
}

function changeArrival(
  { arrival }: Command<'change-arrival'>,
  state: ProposedTransfer,
  ctx: Deciding,
): TransferDecision {
  const fault = deadlineFault(arrival.to, ctx.now);
  if (fault !== null) return refuse(fault);
  if (!isOnTheWay(state)) return refuse('not_departed');
  if (state.situation === 'on_the_way' && same(state.arrival, arrival)) return accepted();
  const event = { type: 'TransferArrivalChanged', arrival } as const;
  return accepted(...dueOverdue(state, ctx.now), { event, occurredAt: momentOf(state, ctx) });
}

/** Who comes after the time and the grace was overdue until then, whether or not somebody had noticed. */
function arrive(command: Command<'arrive'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  const when = writtenLater(command.occurredAt, momentOf(state, ctx), state.departedAt ?? '');
  if (!when.ok) return refuse(when.code);
  if (!isOnTheWay(state)) return refuse('not_departed');
  const from = overdueFrom(state);
  const overdue = from !== null && when.at > from ? dueOverdue(state, ctx.now) : [];
  return accepted(...overdue, { event: { type: 'TransferArrived' }, occurredAt: when.at });
}

const momentOf = (state: ProposedTransfer, { now }: Deciding): Instant => momentAfter(state.recordedAt, now);
const lastOf = ({ proposedAt, acceptedAt, departedAt }: ProposedTransfer): Instant =>
  departedAt ?? acceptedAt ?? proposedAt;

function written(
  occurredAt: Instant | undefined,
  state: ProposedTransfer,
  ctx: Deciding,
  follows: Instant,
  event: TransferEvent,
): TransferDecision {
  const when = writtenLater(occurredAt, momentOf(state, ctx), follows);
  return when.ok ? accepted({ event, occurredAt: when.at }) : refuse(when.code);
}
