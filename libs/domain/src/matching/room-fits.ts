import { choose } from '../shelter/beds/choose.ts';
import { type FreeRoom, openTo } from '../shelter/beds/free.ts';
import type { Party, RoomPrivacy } from '../terms.ts';

/**
 * Where a hold would put a party: the kind of room, and the beds for who asks for them. Beds are for those who see the
 * house exactly, so they are no data that could be sent on by accident.
 */
export class Offer {
  readonly room: RoomPrivacy;
  readonly #free: FreeRoom;
  readonly #overflow: boolean;

  constructor(free: FreeRoom, overflow: boolean) {
    this.room = free.room.privacy;
    this.#free = free;
    this.#overflow = overflow;
  }

  /** The beds that `allocate` chooses for a party of this size; cots as far as there are any. */
  beds(party: Party): readonly string[] {
    return choose(this.#free, party, this.#overflow) ?? [];
  }
}

/** A room that takes somebody, with what fits into it. */
export interface RoomFit {
  readonly offer: Offer;
  /** How many adults. */
  readonly adults: number;
  /** How many adults and children. */
  readonly people: number;
}

/**
 * The rooms that take somebody, in the order in which `allocate` prefers them (SH-9): household before shared, the
 * tightest first, and all that once more with overflow beds. The first that fits is what `allocate` chooses.
 */
export const roomFitsOf = (rooms: readonly FreeRoom[]): readonly RoomFit[] =>
  [false, true].flatMap((overflow) =>
    (['household', 'shared'] as const).flatMap((privacy) =>
      rooms
        .filter((room) => room.room.privacy === privacy && openTo(room))
        .map((room) => fitOf(room, overflow))
        .filter(({ people }) => people > 0)
        .sort((a, b) => a.people - b.people),
    ),
  );

function fitOf(room: FreeRoom, overflow: boolean): RoomFit {
  const adults = room.adult.length + (overflow ? room.overflow.length : 0);
  return { offer: new Offer(room, overflow), adults, people: adults + room.child.length };
}

/** Where so many adults among so many people fit; null: nowhere together, or nobody needs a place. */
export function firstFit(fits: readonly RoomFit[], adults: number, people: number): Offer | null {
  if (people === 0) return null;
  return fits.find((fit) => fit.people >= people && fit.adults >= adults)?.offer ?? null;
}
