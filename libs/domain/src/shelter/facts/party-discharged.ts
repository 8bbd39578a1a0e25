import { own, without } from '@safe-haven/lang';
import { stayEnded } from '../evolving/changing-stays.ts';
import { NOTHING } from '../evolving/patch.ts';
import { vacated } from '../evolving/serving-beds.ts';
import { keptShelterFact } from './fact.ts';

export const partyDischarged = keptShelterFact<'PartyDischarged'>({
  changesOccupancy: true,
  correctable: ['void', 'replace_time'],
  evolve(state, event, context) {
    const stay = own(state.stays, event.stayId);
    if (stay === undefined) return NOTHING;
    const stays = without(state.stays, stay.stayId);
    const beds = vacated(state, stay.beds, state.holds, stays);
    return { stays, beds, ...stayEnded(state, stay, 'discharged', context) };
  },
  recheck(state, { stayId }, { occurredAt }) {
    const stay = own(state.stays, stayId);
    if (stay === undefined) return 'stay_unknown';
    return occurredAt < stay.bedsSince ? 'overlaps_earlier_use' : null;
  },
});
