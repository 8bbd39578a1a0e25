import { type Asked, askedOf } from './asked.ts';
import { type Match, matchPrepared, type Outcome } from './match.ts';
import { nearlyOf } from './nearly/index.ts';
import type { Nearly } from './nearly/nearly.ts';
import { type PreparedSearch, prepare } from './prepare.ts';
import { byRank } from './rank.ts';
import type { Search } from './search.ts';
import { callFor, freshnessFor, type MatchableShelter } from './shelter.ts';

/** Every matched house, in one of three groups. */
export interface FoundPlaces {
  readonly takes: FoundGroup;
  readonly takesIf: FoundGroup;
  readonly cannot: FoundGroup;
  /** What the searcher can say to settle the most houses; null: nothing. */
  readonly asked: Asked | null;
  /** Near misses, where nothing takes the party whole. */
  readonly nearly: readonly Nearly[];
}

export interface FoundGroup {
  readonly count: number;
  /** Ranked, the best first. */
  readonly shelters: readonly Match[];
}

/** Matches a party against every house with current numbers, and ranks the results. */
export function findPlaces(shelters: Iterable<MatchableShelter>, search: Search): FoundPlaces {
  const prepared = prepare(search);
  const current = [...shelters].filter((shelter) => isCurrent(shelter, prepared));
  const matches = current.map((shelter) => matchPrepared(shelter, prepared));
  const group = (outcome: Outcome): FoundGroup => {
    const ranked = matches.filter((match) => match.outcome === outcome).sort(byRank);
    return { count: ranked.length, shelters: ranked };
  };
  const [takes, takesIf, cannot] = [group('takes'), group('takes_if'), group('cannot')];
  const wholeMatches = [...takes.shelters, ...takesIf.shelters];
  // Near misses are computed only where no house of the own country takes the party whole; most searches skip them.
  const nearMisses = wholeMatches.some(({ abroad }) => !abroad)
    ? []
    : nearlyOf({ search: prepared, shelters: byId(current) }, wholeMatches, cannot.shelters);
  return { takes, takesIf, cannot, asked: askedOf(takesIf.shelters, prepared), nearly: nearMisses };
}

const byId = (shelters: readonly MatchableShelter[]): ReadonlyMap<string, MatchableShelter> =>
  new Map(shelters.map((shelter) => [shelter.shelterId, shelter]));

/** A counted house with a stale report is in no search (PH-2): its free places are unknown, unless it said them by phone. */
const isCurrent = (shelter: MatchableShelter, search: PreparedSearch): boolean =>
  shelter.situation !== 'counted' || freshnessFor(search, shelter) !== 'stale' || callFor(search, shelter) !== null;
