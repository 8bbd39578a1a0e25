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
  readonly count: number;
  /** The best first. */
  readonly houses: readonly Match[];
}

/** Puts a party to every house and ranks what they say. */
export function findPlaces(houses: Iterable<MatchableHouse>, search: Search): FoundPlaces {
  const prepared = prepare(search);
  const matches = [...houses].map((house) => matchPrepared(house, prepared));
  const group = (outcome: Outcome): FoundGroup => {
    const ranked = matches.filter((match) => match.outcome === outcome).sort(byRank);
    return { count: ranked.length, houses: ranked };
  };
  return { takes: group('takes'), takesIf: group('takes_if'), cannot: group('cannot') };
}
