import { accepted, acceptedAt, refuse } from '../../decider.ts';
import { accountEnd } from './account.ts';
import type { AboutShift, ShiftCommandRow } from './command.ts';

interface HandOver extends AboutShift {
  readonly to: string;
}

export const handOver: ShiftCommandRow<HandOver> = {
  of: 'shift',
  takesOver: false,
  decide(command, state, { now, actor }) {
    if (state.by.person !== actor.person) return refuse('not_on_duty');
    const to = accountEnd(state, command.to);
    if (state.situation === 'handed_over' && state.to === to) return accepted();
    return acceptedAt(now, { type: 'HandoverPrepared', shiftId: state.shiftId, to });
  },
};
