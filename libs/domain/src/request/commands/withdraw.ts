import type { RequestCommandRow } from './command.ts';
import { decidedLater } from './moment.ts';

export const withdraw: RequestCommandRow<'withdraw'> = {
  action: 'handle_requests',
  when: 'not_closed',
  decide: ({ occurredAt }, state, ctx) => decidedLater(occurredAt, state, ctx, { type: 'RequestWithdrawn' }),
};
