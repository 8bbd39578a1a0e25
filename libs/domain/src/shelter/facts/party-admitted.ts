import { own } from '@safe-haven/lang';
import { overlapBreaks, useBreaks } from '../beds/breaks.ts';
import { holdAdmitted } from '../evolving/ending-holds.ts';
import { vacated } from '../evolving/serving-beds.ts';
import type { Stay } from '../state.ts';
import { keptShelterFact } from './fact.ts';

export const partyAdmitted = keptShelterFact<'PartyAdmitted'>({
  changesOccupancy: true,
  correctable: ['void', 'replace_time', 'replace_beds'],
  beds: { of: ({ beds }) => beds, with: (event, beds) => ({ ...event, beds }) },
  evolve(before, event, context) {
    const stay: Stay = {
      stayId: event.stayId,
      beds: event.beds,
      party: event.party,
      since: context.occurredAt,
      bedsSince: context.occurredAt,
      departure: null,
      by: context.actor,
    };
    const state = event.holdId === null ? before : holdAdmitted(before, event.holdId, context);
    const stays = { ...state.stays, [stay.stayId]: stay };
    if (event.holdId === null) return { stays };
    const hold = own(before.holds, event.holdId);
    return {
      stays,
      holds: state.holds,
      ended: state.ended,
      beds: hold === undefined ? state.beds : vacated(before, hold.beds, state.holds, stays),
    };
  },
  recheck(state, event, context) {
    const { holdId } = event;
    if (state.closed) return 'house_closed';
    if (holdId !== null && !own(state.holds, holdId)) {
      const ended = state.ended.findLast((e) => e.id === holdId);
      if (ended?.how !== 'lapsed') return ended === undefined ? 'hold_unknown' : 'hold_ended';
    }
    const use = { ...event, has: holdId === null ? null : (own(state.holds, holdId) ?? null) };
    return useBreaks(state, use, holdId) ?? overlapBreaks(state, use, context, [holdId, event.stayId]);
  },
});
