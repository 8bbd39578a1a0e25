import { anyShelterFact } from './fact.ts';
import { unlessProposed } from './profile-change-proposed.ts';

/** The house stays what it was. */
export const profileChangeDropped = anyShelterFact<'ProfileChangeDropped'>({
  correctable: [],
  evolve: () => ({ proposed: null }),
  recheck: (state, { changeId }) => unlessProposed(state, changeId),
});
