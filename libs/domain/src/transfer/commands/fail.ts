import type { Instant } from '../../terms.ts';
import type { ProposedTransfer } from '../state.ts';
import type { TransferCommandRow } from './command.ts';
import { decidedLater } from './moment.ts';

export const fail: TransferCommandRow<'fail'> = {
  by: 'either',
  when: 'not_ended',
  decide: ({ code, occurredAt }, state, ctx) =>
    decidedLater(occurredAt, state, ctx, lastOf(state), { type: 'TransferFailed', code }),
};

const lastOf = ({ proposedAt, acceptedAt, departedAt }: ProposedTransfer): Instant =>
  departedAt ?? acceptedAt ?? proposedAt;
