import type { Offer } from './room-fits.ts';
import type { FreeBeds } from './shelter.ts';

/**
 * What a placement takes from larger parties: nothing; a room that would take more; or the only one there that would
 * (FP-18).
 */
export type Waste = 'none' | 'some' | 'scarce';

/** The house as the searcher sees it: exactly, or in bands. */
interface Seen {
  readonly exact: boolean;
  /** How many people the party is, each with a place. */
  readonly places: number;
}

/**
 * A household room takes one party at a time, so a single woman in a room for three closes it for a family. Of a house that
 * is seen in bands only its bands count, and the kind of room, which every result says (PV-8): if all that is free may be
 * one room, it is taken for one.
 */
export function wasteOf({ free, together, households }: FreeBeds, offer: Offer, { exact, places }: Seen): Waste {
  if (offer.room !== 'household') return 'none';
  const room = sizeOf(exact ? offer.people : together);
  if (room <= sizeOf(places)) return 'none';
  if (exact) return households.filter((people) => sizeOf(people) >= room).length > 1 ? 'some' : 'scarce';
  return room < LARGEST && sizeOf(free) === room ? 'scarce' : 'some';
}

const LARGEST = 3;
/** The sizes of rooms and parties: those of the bands, so that no placement reveals more than they do. */
const sizeOf = (people: number): number => (people <= 1 ? 1 : people <= 3 ? 2 : LARGEST);
