import { type EventContext } from '../../decider.ts';
import { own, without } from '../../records.ts';
import type { Instant, PlacedBy } from '../../words.ts';
import type { ShelterEvent } from '../events.ts';
import type { Ended, KeptShelter } from '../state.ts';
import { remember } from './ended.ts';
import { vacated } from './overflow.ts';
import { type KeptPatch, NOTHING } from './patch.ts';

type Of<T extends ShelterEvent['type']> = Extract<ShelterEvent, { type: T }>;

export const bedsHeld = (state: KeptShelter, event: Of<'BedsHeld'>, context: EventContext): KeptPatch => ({
  holds: {
    ...state.holds,
    [event.holdId]: {
      holdId: event.holdId,
      requestId: event.requestId,
      beds: event.beds,
      party: event.party,
      placedBy: event.placedBy,
      heldAt: context.occurredAt,
      expiresAt: event.expiresAt,
      extensionsUsed: 0,
      arrival: event.arrival,
      setOutAt: null,
      policy: event.policy,
    },
  },
});

export function holdExtended(state: KeptShelter, event: Of<'HoldExtended'>): KeptPatch {
  const hold = own(state.holds, event.holdId);
  if (hold === undefined) return NOTHING;
  const extended = { ...hold, expiresAt: event.expiresAt, extensionsUsed: event.extension };
  return { holds: { ...state.holds, [hold.holdId]: extended } };
}

/** The newest window counts; since when they are on the way is what was said first. The deadline stays. */
export function partyExpected(state: KeptShelter, event: Of<'PartyExpected'>, context: EventContext): KeptPatch {
  const hold = own(state.holds, event.holdId);
  if (hold === undefined) return NOTHING;
  const expected = { ...hold, arrival: event.arrival, setOutAt: hold.setOutAt ?? context.occurredAt };
  return { holds: { ...state.holds, [hold.holdId]: expected } };
}

export const holdReleased = (state: KeptShelter, event: Of<'HoldReleased'>, context: EventContext): KeptPatch =>
  endHold(state, event.holdId, 'released', context.occurredAt, context.actor);

/** The end is the deadline, whenever it was noticed; it is remembered under whoever had placed the hold. */
export const holdLapsed = (state: KeptShelter, event: Of<'HoldLapsed'>): KeptPatch =>
  endHold(state, event.holdId, 'lapsed', event.at, null);

/** A hold ends with all of its beds (SH-3). */
function endHold(state: KeptShelter, holdId: string, how: Ended['how'], to: Instant, by: PlacedBy | null): KeptPatch {
  const hold = own(state.holds, holdId);
  if (hold === undefined) return NOTHING;
  const holds = without(state.holds, holdId);
  return {
    holds,
    beds: vacated(state, hold.beds, holds, state.stays),
    ...remember(state, {
      id: holdId,
      what: 'hold',
      how,
      beds: hold.beds,
      from: hold.heldAt,
      to,
      by: by ?? hold.placedBy,
      requestId: hold.requestId,
      party: hold.party,
    }),
  };
}

/** The state in which a party's hold has become its stay; a hold that had lapsed is marked as used. */
export function holdAdmitted(state: KeptShelter, holdId: string, context: EventContext): KeptShelter {
  if (Object.hasOwn(state.holds, holdId)) {
    return { ...state, ...endHold(state, holdId, 'admitted', context.occurredAt, context.actor) };
  }
  const ended = state.ended.map((e) =>
    e.id === holdId && e.how === 'lapsed' ? { ...e, how: 'admitted' as const } : e,
  );
  return { ...state, ended };
}
