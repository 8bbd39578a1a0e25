import { own } from '@safe-haven/lang';
import { holdBreaks } from '../beds/breaks.ts';
import { NOTHING } from '../evolving/patch.ts';
import { keptShelterFact } from './fact.ts';

/**
 * The newest arrival window counts; the time of departure is the first one stated. The deadline is unchanged, except for a
 * transfer.
 */
export const partyExpected = keptShelterFact<'PartyExpected'>({
  evolve(state, event, context) {
    const hold = own(state.holds, event.holdId);
    if (hold === undefined) return NOTHING;
    const { arrival, expiresAt = hold.expiresAt } = event;
    const accepts = event.transferId ?? null;
    const transferId = accepts ?? hold.transferId;
    const setOutAt = accepts === null ? (hold.setOutAt ?? context.occurredAt) : hold.setOutAt;
    const expected = { ...hold, arrival, expiresAt, transferId, setOutAt };
    return { holds: { ...state.holds, [hold.holdId]: expected } };
  },
  recheck: (state, { holdId }) => holdBreaks(state, holdId),
});
