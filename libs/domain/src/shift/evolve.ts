import { unreachable } from '@safe-haven/lang';
import type { RecordedFact } from '../decider.ts';
import type { ShiftEvent } from './events.ts';
import type { ShiftState } from './state.ts';

export interface ShiftFact {
  readonly event: ShiftEvent;
  readonly context: Pick<RecordedFact<ShiftEvent>['context'], 'occurredAt' | 'recordedAt' | 'actor'>;
}

/** Total: facts about another shift than the current one are ignored. */
export function evolveShift(state: ShiftState, { event, context }: ShiftFact): ShiftState {
  const { occurredAt: since, recordedAt, actor: by } = context;
  switch (event.type) {
    case 'ShiftBegun': {
      if (state.situation !== 'none') return state;
      const { shiftId, organisation, shelters, from } = event;
      const begun = { deskId: state.deskId, organisation, shelters, shiftId, by, since, from, after: null, recordedAt };
      return { situation: 'on_duty', ...begun };
    }
    case 'HandoverPrepared':
      if (!isNow(state, event.shiftId)) return state;
      return { ...state, situation: 'handed_over', to: event.to, handedOverAt: since, recordedAt };
    case 'HandoverAccepted':
    case 'HandoverOverridden': {
      if (!isNow(state, event.shiftId)) return state;
      const { deskId, organisation, shelters } = state;
      const { nextId: shiftId, to: from, shiftId: after } = event;
      return { situation: 'on_duty', deskId, organisation, shelters, shiftId, by, since, from, after, recordedAt };
    }
    default:
      return unreachable(event);
  }
}

/** Whether it is the current one. */
const isNow = (state: ShiftState, shiftId: string): state is Exclude<ShiftState, { situation: 'none' }> =>
  state.situation !== 'none' && state.shiftId === shiftId;
