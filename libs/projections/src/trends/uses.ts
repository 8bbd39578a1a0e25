import type { KeptShelter } from '@safe-haven/domain';
import type { Change, RoomUse } from './change.ts';

type Beds = KeptShelter['beds'];
/** Whatever has beds: a stay, a hold, or one that ended. */
interface User {
  readonly beds: readonly string[];
}

/** Held and occupied as `placesOf` counts them; the tests hold the two together (SH-16). */
export function usedPlaces({ beds, holds, stays }: KeptShelter): { readonly occupied: number; readonly held: number } {
  let [occupied, held] = [0, 0];
  for (const id of Object.keys(stays)) occupied += placesAmong(stays[id]!.beds, beds);
  for (const id of Object.keys(holds)) held += placesAmong(holds[id]!.beds, beds);
  return { occupied, held };
}

function placesAmong(ids: readonly string[], beds: Beds): number {
  let places = 0;
  for (const id of ids) if (Object.hasOwn(beds, id) && beds[id]!.kind !== 'cot') places++;
  return places;
}

/** What came and went between two states of a house: holds (`held`), or stays (`occupied`). */
export function usesChanged(
  of: 'occupied' | 'held',
  before: KeptShelter,
  after: KeptShelter,
  at: number,
): readonly (Change | RoomUse)[] {
  const [was, is] = of === 'held' ? [before.holds, after.holds] : [before.stays, after.stays];
  if (was === is) return [];
  const tally: Tally = new Map();
  for (const id of Object.keys(was)) if (is[id] !== was[id]) count(tally, was[id]!, -1, before);
  for (const id of Object.keys(is)) if (is[id] !== was[id]) count(tally, is[id]!, 1, after);
  return changesIn(of, tally, at);
}

/** A hold that is there `step` times more from `at` on. */
export function holdChanges(hold: User, house: KeptShelter, step: 1 | -1, at: number): readonly (Change | RoomUse)[] {
  const tally: Tally = new Map();
  count(tally, hold, step, house);
  return changesIn('held', tally, at);
}

/** By household room (null: all others together), how many more places are used, by how many more parties. */
type Tally = Map<string | null, { places: number; parties: number }>;

function count(tally: Tally, { beds }: User, step: 1 | -1, house: KeptShelter): void {
  const rooms = new Set<string | null>();
  for (const id of beds) {
    const bed = Object.hasOwn(house.beds, id) ? house.beds[id]! : null;
    if (bed === null) continue;
    const room = householdRoom(house, bed.roomId);
    const sum = tally.get(room) ?? { places: 0, parties: 0 };
    tally.set(room, sum);
    if (bed.kind !== 'cot') sum.places += step;
    if (!rooms.has(room)) sum.parties += step;
    rooms.add(room);
  }
}

function changesIn(of: 'occupied' | 'held', tally: Tally, at: number): (Change | RoomUse)[] {
  return [...tally].flatMap(([room, { places, parties }]) => [
    { of, step: places, at, room },
    { of: 'uses', step: parties, at, room } as const,
  ]);
}

/** The room if a party that is in it has it for itself; else null. */
export const householdRoom = ({ rooms }: KeptShelter, roomId: string): string | null =>
  Object.hasOwn(rooms, roomId) && rooms[roomId]!.privacy === 'household' ? roomId : null;
