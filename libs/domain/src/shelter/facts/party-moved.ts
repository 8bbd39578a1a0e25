import { own } from '@safe-haven/lang';
import { settledBreaks } from '../beds/breaks.ts';
import { settle } from '../evolving/changing-stays.ts';
import { NOTHING } from '../evolving/patch.ts';
import { keptShelterFact } from './fact.ts';

export const partyMoved = keptShelterFact<'PartyMoved'>({
  changesOccupancy: true,
  correctable: ['void', 'replace_time', 'replace_beds'],
  beds: { of: ({ to }) => to, with: (event, to) => ({ ...event, to }) },
  evolve(state, event, context) {
    const stay = own(state.stays, event.stayId);
    return stay === undefined ? NOTHING : settle(state, stay, event.to, stay.party, context);
  },
  recheck: (state, { stayId, to: beds, roomException }, context) =>
    settledBreaks(state, stayId, { beds, roomException }, context),
});
