import { acceptedAt, refuse } from '../../decider.ts';
import { accountOf } from './account.ts';
import type { AboutShift, SeenAccount, ShiftCommandRow } from './command.ts';

export const acceptHandover: ShiftCommandRow<AboutShift & SeenAccount> = {
  of: 'shift',
  takesOver: true,
  decide(command, state, context) {
    if (state.by.person === context.actor.person) return refuse('own_handover');
    if (state.situation !== 'handed_over') return refuse('not_handed_over');
    return acceptedAt(context.now, { type: 'HandoverAccepted', ...accountOf(command, state, context) });
  },
};
