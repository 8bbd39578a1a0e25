import { own } from '@safe-haven/lang';
import { settledBreaks } from '../beds/breaks.ts';
import { settle } from '../evolving/changing-stays.ts';
import { NOTHING } from '../evolving/patch.ts';
import { keptShelterFact } from './fact.ts';

export const partyChanged = keptShelterFact<'PartyChanged'>({
  changesOccupancy: true,
  correctable: ['void', 'replace_time', 'replace_beds'],
  beds: { of: ({ beds }) => beds, with: (event, beds) => ({ ...event, beds }) },
  evolve(state, event, context) {
    const stay = own(state.stays, event.stayId);
    return stay === undefined ? NOTHING : settle(state, stay, event.beds, event.party, context);
  },
  recheck: (state, { stayId, ...changed }, context) => settledBreaks(state, stayId, changed, context),
});
