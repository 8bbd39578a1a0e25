import { useBreaks } from '../beds/breaks.ts';
import { keptHouseFact } from './fact.ts';

/** It is taken back by its release, which tells everybody who follows the hold; so it may not be voided. */
export const bedsHeld = keptHouseFact<'BedsHeld'>({
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
  recheck: (state, { beds, party }) => (state.closed ? 'house_closed' : useBreaks(state, beds, party, null)),
});
