import { type EventContext } from '../../decider.ts';
import { own, without } from '../../records.ts';
import type { ShelterEvent } from '../events.ts';
import type { KeptShelter } from '../state.ts';
import { remember } from './ended.ts';
import { type CommonPatch, type KeptPatch, NOTHING } from './patch.ts';

type Of<T extends ShelterEvent['type']> = Extract<ShelterEvent, { type: T }>;

/** An event that carries only what changed, without its type. */
function changes<E extends { readonly type: string }>(event: E): Omit<E, 'type'> {
  const { type: _, ...rest } = event;
  return rest;
}

export const profileChanged = (event: Of<'ShelterProfileChanged'>): CommonPatch => changes(event);

export const holdPolicyChanged = (state: KeptShelter, event: Of<'HoldPolicyChanged'>): KeptPatch => ({
  holdPolicy: { ...state.holdPolicy, ...changes(event) },
});

export const roomAdded = (state: KeptShelter, event: Of<'RoomAdded'>): KeptPatch => ({
  rooms: { ...state.rooms, [event.roomId]: changes(event) },
});

export const roomRetired = (state: KeptShelter, event: Of<'RoomRetired'>): KeptPatch => ({
  rooms: without(state.rooms, event.roomId),
});

/** An overflow bed is there but closed until it is opened for a time. */
export const bedAdded = (state: KeptShelter, event: Of<'BedAdded'>): KeptPatch => ({
  beds: {
    ...state.beds,
    [event.bedId]: { ...changes(event), service: { state: event.kind === 'overflow' ? 'closed' : 'in' } },
  },
});

export function bedRetired(state: KeptShelter, event: Of<'BedRetired'>, context: EventContext): KeptPatch {
  const bed = own(state.beds, event.bedId);
  if (bed === undefined) return NOTHING;
  return {
    beds: without(state.beds, event.bedId),
    ...remember(state, {
      id: bed.bedId,
      what: 'bed',
      how: 'retired',
      beds: [bed.bedId],
      from: context.occurredAt,
      to: context.occurredAt,
      by: context.actor,
    }),
  };
}
