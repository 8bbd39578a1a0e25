import type { Bed, ExactDetail, Hold, Room, Stay } from '@safe-haven/contracts';

/** Beds of a room that share a hold, stay or state; `elsewhere` counts the party's beds in other rooms. */
export type BedGroup =
  | { readonly kind: 'hold'; readonly key: string; readonly hold: Hold; readonly beds: readonly Bed[] }
  | { readonly kind: 'stay'; readonly key: string; readonly stay: Stay; readonly beds: readonly Bed[] }
  /** The rest of a party whose card is in an earlier room. */
  | { readonly kind: 'also'; readonly key: string; readonly room: string; readonly beds: readonly Bed[] }
  | { readonly kind: 'out'; readonly key: string; readonly beds: readonly [Bed] }
  /** Nobody has them: free, or spare where a party has the room. */
  | { readonly kind: 'free'; readonly key: string; readonly beds: readonly Bed[] }
  | { readonly kind: 'closed'; readonly key: string; readonly beds: readonly Bed[] };

export interface RoomGroups {
  readonly room: Room;
  readonly groups: readonly BedGroup[];
}

type Use = Pick<ExactDetail, 'rooms' | 'holds' | 'stays'>;

/** Every room with its beds in groups: free ones first, then by occupant, then those reserved for the occupants. */
export function groupBeds({ rooms, holds, stays }: Use): readonly RoomGroups[] {
  const cardIn = new Map<string, string>();
  return rooms.map((room) => ({ room, groups: groupsOf(room, holds, stays, cardIn) }));
}

function groupsOf(
  room: Room,
  holds: readonly Hold[],
  stays: readonly Stay[],
  cardIn: Map<string, string>,
): readonly BedGroup[] {
  const withUse = (use: Bed['use']) => room.beds.filter((b) => b.use === use);
  const free = withUse('free');
  const spare = withUse('spare');
  const closed = withUse('closed');
  return [
    ...(free.length > 0 ? [{ kind: 'free', key: `free-${room.roomId}`, beds: free } as const] : []),
    ...parties(room, holds, stays, cardIn),
    ...(spare.length > 0 ? [{ kind: 'free', key: `spare-${room.roomId}`, beds: spare } as const] : []),
    ...withUse('out').map((bed) => ({ kind: 'out', key: `out-${bed.bedId}`, beds: [bed] }) as const),
    ...(closed.length > 0 ? [{ kind: 'closed', key: `closed-${room.roomId}`, beds: closed } as const] : []),
  ];
}

function parties(
  room: Room,
  holds: readonly Hold[],
  stays: readonly Stay[],
  cardIn: Map<string, string>,
): readonly BedGroup[] {
  const taken = room.beds.filter((b) => b.use === 'held' || b.use === 'occupied');
  const ids = [...new Set(taken.map((b) => b.holdId ?? b.stayId ?? b.bedId))];
  return ids.map((id): BedGroup => {
    const beds = taken.filter((b) => (b.holdId ?? b.stayId ?? b.bedId) === id);
    const first = cardIn.get(id);
    if (first !== undefined) return { kind: 'also', key: `${id}-${room.roomId}`, room: first, beds };
    cardIn.set(id, room.label);
    const hold = holds.find((h) => h.holdId === id);
    if (hold) return { kind: 'hold', key: id, hold, beds };
    const stay = stays.find((s) => s.stayId === id);
    if (stay) return { kind: 'stay', key: id, stay, beds };
    return { kind: 'also', key: id, room: room.label, beds };
  });
}

/** A bed without a party: free for anybody, or spare for the party of its room. */
export const isUnused = ({ use }: Bed): boolean => use === 'free' || use === 'spare';

/** Whether a household room is in use by another party than that of `ownBeds`. */
const isTaken = (room: Room, ownBeds: readonly string[] = []): boolean =>
  room.privacy === 'household' &&
  room.beds.some((b) => (b.use === 'held' || b.use === 'occupied') && !ownBeds.includes(b.bedId));

/** The beds that a party may get, by room: free ones outside rooms of other parties, and its own. */
export const choosableBeds = (rooms: readonly Room[], ownBeds: readonly string[] = []): readonly RoomBeds[] =>
  rooms
    .filter((room) => !isTaken(room, ownBeds))
    .map((room) => ({ room, beds: room.beds.filter((b) => isUnused(b) || ownBeds.includes(b.bedId)) }))
    .filter(({ beds }) => beds.length > 0);

export interface RoomBeds {
  readonly room: Room;
  readonly beds: readonly Bed[];
}
