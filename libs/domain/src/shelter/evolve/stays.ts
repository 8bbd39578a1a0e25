import { type EventContext } from '../../decider.ts';
import { own, same, without } from '../../records.ts';
import type { Party } from '../../words.ts';
import type { ShelterEvent } from '../events.ts';
import type { Ended, KeptShelter, Stay } from '../state.ts';
import { remember } from './ended.ts';
import { holdAdmitted } from './holds.ts';
import { vacated } from './overflow.ts';
import { type KeptPatch, NOTHING } from './patch.ts';

type Of<T extends ShelterEvent['type']> = Extract<ShelterEvent, { type: T }>;

export function partyAdmitted(before: KeptShelter, event: Of<'PartyAdmitted'>, context: EventContext): KeptPatch {
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
}

export function partyMoved(state: KeptShelter, event: Of<'PartyMoved'>, context: EventContext): KeptPatch {
  const stay = own(state.stays, event.stayId);
  return stay === undefined ? NOTHING : settle(state, stay, event.to, stay.party, context);
}

export function partyChanged(state: KeptShelter, event: Of<'PartyChanged'>, context: EventContext): KeptPatch {
  const stay = own(state.stays, event.stayId);
  return stay === undefined ? NOTHING : settle(state, stay, event.beds, event.party, context);
}

/** A party in other beds or of another size: the old use of the beds ends where the new one begins. */
function settle(
  state: KeptShelter,
  stay: Stay,
  beds: readonly string[],
  party: Party,
  context: EventContext,
): KeptPatch {
  if (same(beds, stay.beds)) return { stays: { ...state.stays, [stay.stayId]: { ...stay, party } } };
  const settled: Stay = { ...stay, beds, party, bedsSince: context.occurredAt, by: context.actor };
  const stays = { ...state.stays, [stay.stayId]: settled };
  return { stays, beds: vacated(state, stay.beds, state.holds, stays), ...ending(state, stay, 'moved', context) };
}

export function departurePlanned(state: KeptShelter, event: Of<'DeparturePlanned'>): KeptPatch {
  const stay = own(state.stays, event.stayId);
  return stay === undefined
    ? NOTHING
    : { stays: { ...state.stays, [stay.stayId]: { ...stay, departure: event.window } } };
}

export function departurePlanWithdrawn(state: KeptShelter, event: Of<'DeparturePlanWithdrawn'>): KeptPatch {
  const stay = own(state.stays, event.stayId);
  return stay === undefined ? NOTHING : { stays: { ...state.stays, [stay.stayId]: { ...stay, departure: null } } };
}

export function partyDischarged(state: KeptShelter, event: Of<'PartyDischarged'>, context: EventContext): KeptPatch {
  const stay = own(state.stays, event.stayId);
  if (stay === undefined) return NOTHING;
  const stays = without(state.stays, stay.stayId);
  return { stays, beds: vacated(state, stay.beds, state.holds, stays), ...ending(state, stay, 'discharged', context) };
}

const ending = (state: KeptShelter, stay: Stay, how: Ended['how'], context: EventContext) =>
  remember(state, {
    id: stay.stayId,
    what: 'stay',
    how,
    beds: stay.beds,
    from: stay.bedsSince,
    to: context.occurredAt,
    by: context.actor,
    party: stay.party,
  });
