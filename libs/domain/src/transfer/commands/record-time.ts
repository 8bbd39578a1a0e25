import { accepted } from '../../decider.ts';
import { dueFacts } from '../due.ts';
import type { TransferCommandRow } from './command.ts';

export const recordTime: TransferCommandRow<'record-time'> = {
  by: 'clock',
  when: 'proposed',
  decide: (_, state, { now, clock = now }) => accepted(...dueFacts(state, clock)),
};
