import type { Party } from '../../terms.ts';
import type { KeptShelter } from '../state.ts';
import { roomsOf } from './rooms.ts';
import { isNobodyNew } from './sharing.ts';

/** Beds that a party has, or has held. */
export interface Has {
  readonly beds: readonly string[];
  readonly party: Party;
}

/**
 * Whether a party stays in rooms that it has already, as those whom the others there share them with: then nothing about
 * who shares a room is decided again (SR-1). A promise is kept, no matter who was put into the room meanwhile.
 */
export function keepsRooms(state: KeptShelter, has: Has | null, beds: readonly string[], party: Party): boolean {
  if (has === null || !isNobodyNew(party, has.party)) return false;
  const rooms = roomsOf(state, has.beds);
  return roomsOf(state, beds).every((id) => rooms.includes(id));
}
