import type { Bed, KeptShelter, Room } from '../state.ts';
import type { Use } from './usage.ts';

/** The free beds of one room by kind, and whether a party is in it. */
export interface FreeRoom {
  readonly room: Room;
  readonly adult: readonly string[];
  readonly child: readonly string[];
  readonly overflow: readonly string[];
  readonly cot: readonly string[];
  readonly inUse: boolean;
}

interface Growing {
  readonly room: Room;
  readonly adult: string[];
  readonly child: string[];
  readonly overflow: string[];
  readonly cot: string[];
  inUse: boolean;
}

/** Every room with its free beds, in the order in which rooms and beds were added. `barred` beds are not free. */
export function freeByRoom(
  state: KeptShelter,
  uses: ReadonlyMap<string, Use>,
  barred: ReadonlySet<string> = new Set(),
): readonly FreeRoom[] {
  const byRoom = new Map<string, Growing>();
  for (const id of Object.keys(state.rooms)) {
    const room = state.rooms[id] as Room;
    byRoom.set(id, { room, adult: [], child: [], overflow: [], cot: [], inUse: false });
  }
  for (const id of Object.keys(state.beds)) {
    const bed = state.beds[id] as Bed;
    const room = byRoom.get(bed.roomId);
    if (room === undefined) continue;
    if (uses.has(id)) room.inUse = true;
    else if (isStaffed(bed) && !barred.has(id)) room[bed.kind].push(id);
  }
  return [...byRoom.values()];
}

/** In service: an overflow bed that closes when its party leaves takes nobody new. */
const isStaffed = ({ service }: Bed): boolean =>
  service.state === 'in' || (service.state === 'overflow' && !service.closing);

/** Its places: cots are counted apart. */
export const placesIn = ({ adult, child, overflow }: FreeRoom): number => adult.length + child.length + overflow.length;

/** A household room takes one party at a time (SH-9). */
export const openTo = ({ room, inUse }: FreeRoom): boolean => room.privacy === 'shared' || !inUse;
