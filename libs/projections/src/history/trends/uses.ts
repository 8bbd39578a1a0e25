import type { KeptShelter } from '@safe-haven/domain';
import type { Change, RoomUse } from './change.ts';

type Beds = KeptShelter['beds'];
/** Anything that uses beds: a stay, a hold, or an ended one. */
interface BedUser {
  readonly beds: readonly string[];
}

/**
 * Places held and occupied, equal to `placesOf` of the domain but without its other counts; a test compares both
 * (SH-16).
 */
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

/** Changes by holds (`held`) or stays (`occupied`) that were added, removed or changed between two states. */
export function usesChanged(
  of: 'occupied' | 'held',
  before: KeptShelter,
  after: KeptShelter,
  at: number,
): readonly (Change | RoomUse)[] {
  const [oldUsers, newUsers] = of === 'held' ? [before.holds, after.holds] : [before.stays, after.stays];
  if (oldUsers === newUsers) return [];
  const tally: Tally = new Map();
  for (const id of Object.keys(oldUsers)) if (newUsers[id] !== oldUsers[id]) count(tally, oldUsers[id]!, -1, before);
  for (const id of Object.keys(newUsers)) if (newUsers[id] !== oldUsers[id]) count(tally, newUsers[id]!, 1, after);
  return changesIn(of, tally, at);
}

/** Adds (`step` 1) or removes (-1) a hold from the instant `at` (ms) on. */
export function holdChanges(
  hold: BedUser,
  shelter: KeptShelter,
  step: 1 | -1,
  at: number,
): readonly (Change | RoomUse)[] {
  const tally: Tally = new Map();
  count(tally, hold, step, shelter);
  return changesIn('held', tally, at);
}

/** By household room (null: all other rooms), how many more places are used, by how many more parties. */
type Tally = Map<string | null, { places: number; parties: number }>;

function count(tally: Tally, { beds }: BedUser, step: 1 | -1, shelter: KeptShelter): void {
  const rooms = new Set<string | null>();
  for (const id of beds) {
    const bed = Object.hasOwn(shelter.beds, id) ? shelter.beds[id]! : null;
    if (bed === null) continue;
    const room = householdRoom(shelter, bed.roomId);
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

/** The room id if its privacy is `household`; else null. */
export const householdRoom = ({ rooms }: KeptShelter, roomId: string): string | null =>
  Object.hasOwn(rooms, roomId) && rooms[roomId]!.privacy === 'household' ? roomId : null;
