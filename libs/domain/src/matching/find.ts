import { type Asked, askedOf } from './asked.ts';
import { freshnessFor, type MatchableHouse } from './house.ts';
import { type Match, matchPrepared, type Outcome } from './match.ts';
import { nearlyOf } from './nearly/index.ts';
import type { Nearly } from './nearly/nearly.ts';
import { type PreparedSearch, prepare } from './prepare.ts';
import { byRank } from './rank.ts';
import type { Search } from './search.ts';

/** Every matched house, in one of three groups. */
export interface FoundPlaces {
  readonly takes: FoundGroup;
  readonly takesIf: FoundGroup;
  readonly cannot: FoundGroup;
  /** What whoever searches can say to settle the most houses; null: nothing. */
  readonly asked: Asked | null;
  /** Near misses, where nothing takes the party whole. */
  readonly nearly: readonly Nearly[];
}

export interface FoundGroup {
  readonly count: number;
  /** Ranked, the best first. */
  readonly houses: readonly Match[];
}

/** Matches a party against every house with current numbers, and ranks the results. */
export function findPlaces(houses: Iterable<MatchableHouse>, search: Search): FoundPlaces {
  const prepared = prepare(search);
  const current = [...houses].filter((house) => isCurrent(house, prepared));
  const matches = current.map((house) => matchPrepared(house, prepared));
  const group = (outcome: Outcome): FoundGroup => {
    const ranked = matches.filter((match) => match.outcome === outcome).sort(byRank);
    return { count: ranked.length, houses: ranked };
  };
  const [takes, takesIf, cannot] = [group('takes'), group('takes_if'), group('cannot')];
  const wholeMatches = [...takes.houses, ...takesIf.houses];
  // Near misses are computed only where no house of the own country takes the party whole; most searches skip them.
  const nearMisses = wholeMatches.some(({ abroad }) => !abroad)
    ? []
    : nearlyOf({ search: prepared, houses: byId(current) }, wholeMatches, cannot.houses);
  return { takes, takesIf, cannot, asked: askedOf(takesIf.houses, prepared), nearly: nearMisses };
}

const byId = (houses: readonly MatchableHouse[]): ReadonlyMap<string, MatchableHouse> =>
  new Map(houses.map((house) => [house.shelterId, house]));

/** A counted house with a stale report is in no search (PH-2): its free places are unknown. */
const isCurrent = (house: MatchableHouse, search: PreparedSearch): boolean =>
  house.situation !== 'counted' || freshnessFor(search, house) !== 'stale';
