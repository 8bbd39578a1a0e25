import { fieldsOf } from '../evolving/patch.ts';
import { anyShelterFact } from './fact.ts';
import { unlessProposed } from './profile-change-proposed.ts';

/**
 * With a `changeId` a second person published it. It is changed again and not corrected: to void an older one would move
 * a published house without a second person (PX-3).
 */
export const shelterProfileChanged = anyShelterFact<'ShelterProfileChanged'>({
  correctable: [],
  evolve: (_, { changeId, ...event }) => ({
    ...fieldsOf(event),
    ...(changeId === undefined ? {} : { proposed: null }),
  }),
  recheck: (state, { changeId }) => (changeId === undefined ? null : unlessProposed(state, changeId)),
});
