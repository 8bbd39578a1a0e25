import { refuse } from '../../decider.ts';
import type { TransferCommandRow } from './command.ts';
import { decidedLater } from './moment.ts';

export const decline: TransferCommandRow<'decline'> = {
  by: 'receiving',
  when: 'not_ended',
  decide({ code, occurredAt }, state, ctx) {
    if (state.situation !== 'proposed') return refuse('already_answered');
    return decidedLater(occurredAt, state, ctx, state.proposedAt, { type: 'TransferDeclined', code });
  },
};
