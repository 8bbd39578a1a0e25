import { acceptedAt, refuse } from '../../decider.ts';
import type { OverrideReason } from '../events.ts';
import { accountOf } from './account.ts';
import type { AboutShift, SeenAccount, ShiftCommandRow } from './command.ts';

interface OverrideHandover extends AboutShift, SeenAccount {
  readonly reason: OverrideReason;
}

/** Takes over without accepting the account, whether or not it was written. */
export const overrideHandover: ShiftCommandRow<OverrideHandover> = {
  of: 'shift',
  takesOver: true,
  decide(command, state, context) {
    if (state.by.person === context.actor.person) return refuse('own_handover');
    const account = accountOf(command, state, context);
    return acceptedAt(context.now, { type: 'HandoverOverridden', ...account, reason: command.reason });
  },
};
