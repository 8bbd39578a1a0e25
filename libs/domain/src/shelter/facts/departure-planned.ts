import { own } from '@safe-haven/lang';
import { planned } from '../evolving/changing-stays.ts';
import { keptShelterFact } from './fact.ts';

export const departurePlanned = keptShelterFact<'DeparturePlanned'>({
  evolve: (state, { stayId, window }) => planned(state, stayId, window),
  recheck: (state, { stayId }) => (own(state.stays, stayId) ? null : 'stay_unknown'),
});
