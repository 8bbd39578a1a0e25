import type { Bed, ExactDetail, Hold, Room, Stay } from '@safe-haven/contracts';

/** Beds that stand together because they have one story; `elsewhere` counts a party's beds in other rooms. */
export type BedGroup =
  | { readonly kind: 'hold'; readonly key: string; readonly hold: Hold; readonly beds: readonly Bed[] }
  | { readonly kind: 'stay'; readonly key: string; readonly stay: Stay; readonly beds: readonly Bed[] }
  /** The rest of a party whose card stands in an earlier room. */
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

/** Every room with its beds in groups: what is free first, for that is what one looks for, then by who is in it, and what is left to them. */
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
  const of = (use: Bed['use']) => room.beds.filter((b) => b.use === use);
  const free = of('free');
  const spare = of('spare');
  const closed = of('closed');
  return [
    ...(free.length > 0 ? [{ kind: 'free', key: `free-${room.roomId}`, beds: free } as const] : []),
    ...parties(room, holds, stays, cardIn),
    ...(spare.length > 0 ? [{ kind: 'free', key: `spare-${room.roomId}`, beds: spare } as const] : []),
    ...of('out').map((bed) => ({ kind: 'out', key: `out-${bed.bedId}`, beds: [bed] }) as const),
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

/** A bed that nobody has: free for anybody, or spare for the party of its room. */
export const isUnused = ({ use }: Bed): boolean => use === 'free' || use === 'spare';

/** Whether a party has the room for itself: what is free in it is free for that party alone. */
const isTaken = (room: Room, own: readonly string[] = []): boolean =>
  room.privacy === 'household' &&
  room.beds.some((b) => (b.use === 'held' || b.use === 'occupied') && !own.includes(b.bedId));

/** Beds a party may be put in, by room: free ones where no other party has the room for itself, and its own. */
export const choosableBeds = (rooms: readonly Room[], own: readonly string[] = []): readonly RoomBeds[] =>
  rooms
    .filter((room) => !isTaken(room, own))
    .map((room) => ({ room, beds: room.beds.filter((b) => isUnused(b) || own.includes(b.bedId)) }))
    .filter(({ beds }) => beds.length > 0);

export interface RoomBeds {
  readonly room: Room;
  readonly beds: readonly Bed[];
}
