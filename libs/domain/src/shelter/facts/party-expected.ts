import { own } from '@safe-haven/lang';
import { holdBreaks } from '../beds/breaks.ts';
import { NOTHING } from '../evolve/patch.ts';
import { keptHouseFact } from './fact.ts';

/** The newest window counts; since when they are on the way is what was said first. The deadline stays. */
export const partyExpected = keptHouseFact<'PartyExpected'>({
  evolve(state, event, context) {
    const hold = own(state.holds, event.holdId);
    if (hold === undefined) return NOTHING;
    const expected = { ...hold, arrival: event.arrival, setOutAt: hold.setOutAt ?? context.occurredAt };
    return { holds: { ...state.holds, [hold.holdId]: expected } };
  },
  recheck: (state, { holdId }) => holdBreaks(state, holdId),
});
