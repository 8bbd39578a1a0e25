import { choose } from '../shelter/beds/choose.ts';
import { type FreeRoom, openTo } from '../shelter/beds/free.ts';
import type { Party, RoomPrivacy } from '../words.ts';

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

/**
 * The rooms that take somebody, in the order in which `allocate` prefers them (SH-9): household before shared, the
 * tightest first, and all that once more with overflow beds. The first that fits is what `allocate` chooses, so that
 * a party is put to a house by comparing numbers.
 */
export interface RoomFits {
  readonly offers: readonly Offer[];
  /** Of each offer: places for adults, places in all; one after the other. */
  readonly places: readonly number[];
}

export function roomFitsOf(rooms: readonly FreeRoom[]): RoomFits {
  const open = rooms.filter(openTo);
  const offers: Offer[] = [];
  const places: number[] = [];
  for (const overflow of [false, true]) {
    for (const privacy of ['household', 'shared'] as const) {
      const of = (room: FreeRoom) => allIn(room, overflow);
      const some = open.filter((room) => room.room.privacy === privacy && of(room) > 0);
      for (const room of some.sort((a, b) => of(a) - of(b))) {
        offers.push(new Offer(room, overflow));
        places.push(forAdults(room, overflow), of(room));
      }
    }
  }
  return { offers, places };
}

const forAdults = (room: FreeRoom, overflow: boolean): number =>
  room.adult.length + (overflow ? room.overflow.length : 0);
const allIn = (room: FreeRoom, overflow: boolean): number => forAdults(room, overflow) + room.child.length;

/** Where so many adults among so many people fit; null: nowhere together. */
export function firstFit({ offers, places }: RoomFits, adults: number, people: number): Offer | null {
  for (let i = 0; i < offers.length; i++) {
    if ((places[2 * i + 1] as number) >= people && (places[2 * i] as number) >= adults) return offers[i] as Offer;
  }
  return null;
}
