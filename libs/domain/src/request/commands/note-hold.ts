import { accepted } from '../../decider.ts';
import { factsOf } from '../follow.ts';
import type { RequestCommandRow } from './command.ts';

export const noteHold: RequestCommandRow<'note-hold'> = {
  action: 'follow_holds',
  when: 'opened',
  decide: ({ sighting }, state) =>
    sighting.requestId === state.requestId ? accepted(...factsOf(state, sighting)) : accepted(),
};
