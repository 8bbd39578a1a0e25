import { own } from '@safe-haven/lang';
import type { KeptShelter, ShelterState } from '../state.ts';
import { freeByRoom, openTo } from './free.ts';
import { useOf, usesOf } from './usage.ts';

export interface BedUse {
  readonly use: 'free' | 'spare' | 'held' | 'occupied' | 'out' | 'closed';
  readonly holdId?: string;
  readonly stayId?: string;
}

/** The use of a bed; null when the house does not have it (any more). */
export function bedUse(state: ShelterState, bedId: string): BedUse | null {
  if (state.situation !== 'kept') return null;
  const bed = own(state.beds, bedId);
  if (bed === undefined) return null;
  const use = useOf(state, bedId);
  if (use?.stay) return { use: 'occupied', stayId: use.stay.stayId };
  if (use?.hold) return { use: 'held', holdId: use.hold.holdId };
  const { state: service } = bed.service;
  if (service === 'out' || service === 'closed') return { use: service };
  return { use: isForNobodyNew(state, bed.roomId) ? 'spare' : 'free' };
}

/** Whether no new party can be given the rest of the room. */
function isForNobodyNew(state: KeptShelter, roomId: string): boolean {
  const room = freeByRoom(state, usesOf(state)).find((one) => one.room.roomId === roomId);
  return room !== undefined && !openTo(room);
}
