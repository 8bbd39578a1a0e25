import { own } from '@safe-haven/lang';
import type { KeptShelter } from '../state.ts';

/** The rooms of some beds, each once, in the order of the beds. */
export function roomsOf(state: KeptShelter, beds: readonly string[]): readonly string[] {
  const rooms: string[] = [];
  for (const id of beds) {
    const room = own(state.beds, id)?.roomId;
    if (room !== undefined && !rooms.includes(room)) rooms.push(room);
  }
  return rooms;
}
