import { useBreaks } from '../beds/breaks.ts';
import { keptShelterFact } from './fact.ts';

/** It may not be voided: its undo is a release, which is visible to everybody who follows the hold. */
export const bedsHeld = keptShelterFact<'BedsHeld'>({
  changesOccupancy: true,
  correctable: ['replace_beds'],
  beds: { of: ({ beds }) => beds, with: (event, beds) => ({ ...event, beds }) },
  evolve: (state, event, { occurredAt }) => ({
    holds: {
      ...state.holds,
      [event.holdId]: {
        holdId: event.holdId,
        requestId: event.requestId,
        transferId: event.transferId ?? null,
        beds: event.beds,
        party: event.party,
        placedBy: event.placedBy,
        heldAt: occurredAt,
        expiresAt: event.expiresAt,
        extensionsUsed: 0,
        arrival: event.arrival,
        setOutAt: null,
        policy: event.policy,
      },
    },
  }),
  recheck(state, { beds, party }) {
    if (state.closed) return 'house_closed';
    return state.draft ? 'house_not_published' : useBreaks(state, { beds, party, has: null }, null);
  },
});
