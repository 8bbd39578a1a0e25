import { choose } from '../shelter/beds/choose.ts';
import { type FreeRoom, openFor, placesIn } from '../shelter/beds/free.ts';
import type { Party, RoomPrivacy } from '../terms.ts';
import type { PreparedSearch } from './prepare.ts';

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

  /** How many people the room takes. On the prototype, and so in no answer. */
  get people(): number {
    return placesIn(this.#free);
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
  /** Whether a party of these groups may have a place in it, or share it with those who are there (SR-1). */
  readonly isFor: (groups: number) => boolean;
}

/**
 * The rooms with space, in the order in which `allocate` prefers them (SH-9): household before shared, the tightest first,
 * then the same with overflow beds. `allocate` chooses the first that fits. Shared rooms that nobody new may share
 * are among them, for the reason of a no.
 */
export const roomFitsOf = (rooms: readonly FreeRoom[]): readonly RoomFit[] =>
  [false, true].flatMap((overflow) =>
    (['household', 'shared'] as const).flatMap((privacy) =>
      rooms
        .filter((room) => room.room.privacy === privacy && (privacy === 'shared' || !room.inUse))
        .map((room) => fitOf(room, overflow))
        .filter(({ people }) => people > 0)
        .sort((a, b) => a.people - b.people),
    ),
  );

/** One room, or several of them as one. */
export function fitOf(room: FreeRoom, overflow: boolean): RoomFit {
  const adults = room.adult.length + (overflow ? room.overflow.length : 0);
  return {
    offer: new Offer(room, overflow),
    adults,
    people: adults + room.child.length,
    isFor: (groups) => openFor(room, groups),
  };
}

/** What a room has to take. */
type Fitting = Pick<PreparedSearch, 'adults' | 'places' | 'sharing'>;

const isLargeEnough = ({ adults, people }: RoomFit, party: Fitting): boolean =>
  people >= party.places && adults >= party.adults;

/** The first room that takes a party; null: none, or nobody needs a place. */
export function firstFit(fits: readonly RoomFit[], party: Fitting): Offer | null {
  if (party.places === 0) return null;
  return fits.find((fit) => isLargeEnough(fit, party) && fit.isFor(party.sharing))?.offer ?? null;
}

/** Whether one of the rooms would take a party but for who shares it. */
export const fitsButFor = (fits: readonly RoomFit[], party: Fitting): boolean =>
  fits.some((fit) => isLargeEnough(fit, party));
