import { refuse } from '../../decider.ts';
import { whyDeclined } from './because.ts';
import type { RequestCommandRow } from './command.ts';
import { decidedLater, leavesTransfer } from './moment.ts';

export const withdraw: RequestCommandRow<'withdraw'> = {
  action: 'handle_requests',
  when: 'not_closed',
  decide: (command, state, ctx) =>
    leavesTransfer(command)
      ? refuse('transfer_open')
      : decidedLater(command.occurredAt, state, ctx, { type: 'RequestWithdrawn', ...whyDeclined(command) }),
};
