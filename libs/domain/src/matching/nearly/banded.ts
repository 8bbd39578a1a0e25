import { freeToOthers } from '../../shelter/phone-call.ts';
import type { Match } from '../match.ts';
import type { NearSearch } from './near-shelter.ts';

/**
 * PV-8: whether a house has as many free places as the party needs, as far as its band says: the number that its row shows
 * to other organisations, and nothing else of its beds.
 */
export function mayHaveSpace({ search, shelters }: NearSearch, { shelterId }: Match): boolean {
  const shelter = shelters.get(shelterId);
  if (shelter === undefined) return false;
  return mostInBand(freeToOthers(shelter.state, search.nowMs)?.free ?? 0) >= search.places;
}

/** The most free places that a house with the same band may have; the bands are those of the contracts. */
const mostInBand = (free: number): number =>
  free <= 0 ? 0 : free === 1 ? 1 : free <= 3 ? 3 : Number.POSITIVE_INFINITY;
