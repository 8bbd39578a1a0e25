import { choose } from '../shelter/beds/choose.ts';
import { type FreeRoom, openTo } from '../shelter/beds/free.ts';
import type { Party, RoomPrivacy } from '../terms.ts';

/**
 * Where a hold would place a party: the kind of room, and the beds for the caller. Beds are a function and no data, so that
 * they are not sent by accident to somebody who may not see the house exactly.
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

  /** The beds that `allocate` chooses for a party of this size, with cots as far as there are any. */
  beds(party: Party): readonly string[] {
    return choose(this.#free, party, this.#overflow) ?? [];
  }
}

/** A room with space, and what fits into it. */
export interface RoomFit {
  readonly offer: Offer;
  /** How many adults. */
  readonly adults: number;
  /** How many adults and children. */
  readonly people: number;
}

/**
 * The rooms with space, in the order in which `allocate` prefers them (SH-9): household before shared, the tightest first,
 * then the same with overflow beds. `allocate` chooses the first that fits.
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

/** The first room for so many adults among so many people; null: none, or nobody needs a place. */
export function firstFit(fits: readonly RoomFit[], adults: number, people: number): Offer | null {
  if (people === 0) return null;
  return fits.find((fit) => fit.people >= people && fit.adults >= adults)?.offer ?? null;
}
