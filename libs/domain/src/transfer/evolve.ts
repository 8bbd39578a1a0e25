import type { EventContext } from '../decider.ts';
import { later } from '../instant.ts';
import { unreachable } from '../records.ts';
import type { TransferEvent, TransferFact } from './events.ts';
import { initialTransfer, type ProposedTransfer, type TransferState } from './state.ts';

/** Folds one fact. Total: what makes no sense here changes nothing but the revision. No clock. */
export function evolveTransfer(state: TransferState, { event, context }: TransferFact): TransferState {
  if (state.situation === 'unproposed') {
    return event.type === 'TransferProposed' ? proposed(state.transferId, event, context) : state;
  }
  const recordedAt = later(state.recordedAt, context.recordedAt);
  return { ...state, ...changesOf(event, context), recordedAt, revision: context.revision };
}

export function foldTransfer(transferId: string, facts: Iterable<TransferFact>): TransferState {
  let state = initialTransfer(transferId);
  for (const fact of facts) state = evolveTransfer(state, fact);
  return state;
}

function proposed(
  transferId: string,
  { type: _, ...said }: Extract<TransferEvent, { type: 'TransferProposed' }>,
  { occurredAt, recordedAt, revision }: EventContext,
): ProposedTransfer {
  return {
    situation: 'proposed',
    transferId,
    ...said,
    consent: null,
    meetingPoint: null,
    proposedAt: occurredAt,
    acceptedAt: null,
    departedAt: null,
    endedAt: null,
    code: null,
    recordedAt,
    revision,
  };
}

function changesOf(event: TransferEvent, { occurredAt: at }: EventContext): Partial<ProposedTransfer> {
  switch (event.type) {
    case 'TransferProposed':
      return {};
    case 'TransferConsentRecorded':
      return { consent: { kind: event.kind, scope: event.scope, at } };
    case 'TransferAccepted':
      return { situation: 'accepted', acceptedAt: at };
    case 'TransferDeclined':
      return { situation: 'declined', endedAt: at, code: event.code };
    case 'MeetingPointShared':
      return { meetingPoint: event.point };
    case 'TransferDeparted':
      return { situation: 'on_the_way', departedAt: at, arrival: event.arrival };
    case 'TransferArrivalChanged':
      return { situation: 'on_the_way', arrival: event.arrival };
    case 'TransferOverdue':
      return { situation: 'overdue' };
    case 'TransferArrived':
      return { situation: 'arrived', endedAt: at };
    case 'TransferFailed':
      return { situation: 'failed', endedAt: at, code: event.code };
    default:
      return unreachable(event);
  }
}
