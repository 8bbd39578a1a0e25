import { own } from '@safe-haven/lang';
import { planned } from '../evolving/changing-stays.ts';
import { keptShelterFact } from './fact.ts';

export const departurePlanWithdrawn = keptShelterFact<'DeparturePlanWithdrawn'>({
  evolve: (state, { stayId }) => planned(state, stayId, null),
  recheck: (state, { stayId }) => (own(state.stays, stayId) ? null : 'stay_unknown'),
});
