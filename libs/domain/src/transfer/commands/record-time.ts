import { accepted } from '../../decider.ts';
import { dueOverdue } from '../due.ts';
import type { TransferCommandRow } from './command.ts';

export const recordTime: TransferCommandRow<'record-time'> = {
  by: 'clock',
  when: 'proposed',
  decide: (_, state, { now, clock = now }) => accepted(...dueOverdue(state, clock)),
};
