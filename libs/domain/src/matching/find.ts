import type { MatchableHouse } from './house.ts';
import { type Match, matchPrepared, type Outcome } from './match.ts';
import { prepare } from './prepare.ts';
import { byRank } from './rank.ts';
import type { Search } from './search.ts';

/** Every house of the search, in one of three groups. */
export interface FoundPlaces {
  readonly takes: FoundGroup;
  readonly takesIf: FoundGroup;
  readonly cannot: FoundGroup;
}

export interface FoundGroup {
  /** How many there are, told of or not. */
  readonly count: number;
  /** The best first, at most as many as were wanted. */
  readonly houses: readonly Match[];
}

/** Puts a party to every house and ranks what they say; `limit`: how many of each group are told. */
export function findPlaces(
  houses: Iterable<MatchableHouse>,
  search: Search,
  limit = Number.POSITIVE_INFINITY,
): FoundPlaces {
  const prepared = prepare(search);
  const matches = [...houses].map((house) => matchPrepared(house, prepared));
  const group = (outcome: Outcome): FoundGroup => {
    const ranked = matches.filter((match) => match.outcome === outcome).sort(byRank);
    return { count: ranked.length, houses: ranked.slice(0, limit) };
  };
  return { takes: group('takes'), takesIf: group('takes_if'), cannot: group('cannot') };
}
