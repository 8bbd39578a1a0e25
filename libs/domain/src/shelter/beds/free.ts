import { own } from '@safe-haven/lang';
import type { Bed, KeptShelter, Room } from '../state.ts';
import { groupsOf, isOpenToSomebody, mayShare, type SharingTerms, termsOf } from './sharing.ts';
import type { Use } from './usage.ts';

/** The free beds of one room by kind, and who is in it. */
export interface FreeRoom {
  readonly room: Room;
  readonly adult: readonly string[];
  readonly child: readonly string[];
  readonly overflow: readonly string[];
  readonly cot: readonly string[];
  readonly inUse: boolean;
  /** The groups of those who are in it or have it held; 0: none. */
  readonly groups: number;
  /** For whom a shared room is; null: a household room, for one party. */
  readonly terms: SharingTerms | null;
}

interface Growing {
  readonly room: Room;
  readonly adult: string[];
  readonly child: string[];
  readonly overflow: string[];
  readonly cot: string[];
  inUse: boolean;
  groups: number;
  readonly terms: SharingTerms | null;
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
    byRoom.set(id, {
      room,
      adult: [],
      child: [],
      overflow: [],
      cot: [],
      inUse: false,
      groups: 0,
      terms: termsIn(room, state),
    });
  }
  for (const id of Object.keys(state.beds)) {
    const bed = state.beds[id] as Bed;
    const room = byRoom.get(bed.roomId);
    if (room === undefined) continue;
    const use = uses.get(id);
    if (use !== undefined) {
      room.inUse = true;
      room.groups |= groupsOf((use.hold ?? use.stay).party);
    } else if (isStaffed(bed) && !barred.has(id)) room[bed.kind].push(id);
  }
  return [...byRoom.values()];
}

/** In service: an overflow bed that closes when its party leaves takes nobody new. */
const isStaffed = ({ service }: Bed): boolean =>
  service.state === 'in' || (service.state === 'overflow' && !service.closing);

/** Its places: cots are counted apart. */
export const placesIn = ({ adult, child, overflow }: FreeRoom): number => adult.length + child.length + overflow.length;

/** Whether some party can be given a place in it: a household room takes one party at a time (SH-9), see SR-1 for a shared one. */
export const openTo = ({ inUse, groups, terms, adult, child, overflow }: FreeRoom): boolean =>
  terms === null ? !inUse : isOpenToSomebody(terms, groups, adult.length + overflow.length > 0 || child.length === 0);

/** The same for a party of these groups. */
export const openFor = ({ inUse, groups, terms }: FreeRoom, party: number): boolean =>
  terms === null ? !inUse : mayShare(terms, groups, party);

/** The rooms as somebody at the door may fill them: shared ones with anybody. */
export const openToAll = (rooms: readonly FreeRoom[]): readonly FreeRoom[] =>
  rooms.map((room) => (room.terms === null ? room : { ...room, groups: 0, terms: termsOf('anyone', null) }));

const termsIn = (room: Room, { rules }: KeptShelter): SharingTerms | null =>
  room.privacy === 'household' ? null : termsOf(room.forWhom, rules);

/** The first of these rooms that a party may not share with those who are in it; null: none. `uses` excludes its own. */
export function notToShare(
  state: KeptShelter,
  uses: ReadonlyMap<string, Use>,
  roomIds: readonly string[],
  party: number,
): string | null {
  const shared = roomIds.filter((id) => own(state.rooms, id)?.privacy === 'shared');
  if (shared.length === 0) return null;
  const inRoom = new Map(shared.map((id) => [id, 0]));
  for (const [bedId, use] of uses) {
    const roomId = own(state.beds, bedId)?.roomId ?? '';
    const groups = inRoom.get(roomId);
    if (groups !== undefined) inRoom.set(roomId, groups | groupsOf((use.hold ?? use.stay).party));
  }
  const closed = (id: string) =>
    !mayShare(termsIn(state.rooms[id] as Room, state) as SharingTerms, inRoom.get(id) ?? 0, party);
  return shared.find(closed) ?? null;
}
