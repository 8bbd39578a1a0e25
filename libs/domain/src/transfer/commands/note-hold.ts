import { accepted } from '../../decider.ts';
import { transferFactsOf } from '../follow.ts';
import type { TransferCommandRow } from './command.ts';

export const noteHold: TransferCommandRow<'note-hold'> = {
  by: 'process',
  when: 'proposed',
  decide: ({ sighting }, state, { now }) =>
    sighting.transferId === state.transferId ? accepted(...transferFactsOf(state, sighting, now)) : accepted(),
};
