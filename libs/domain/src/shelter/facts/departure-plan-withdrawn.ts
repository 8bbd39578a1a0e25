import { own } from '@safe-haven/lang';
import { planned } from '../evolving/changing-stays.ts';
import { keptHouseFact } from './fact.ts';

export const departurePlanWithdrawn = keptHouseFact<'DeparturePlanWithdrawn'>({
  evolve: (state, { stayId }) => planned(state, stayId, null),
  recheck: (state, { stayId }) => (own(state.stays, stayId) ? null : 'stay_unknown'),
});
