import type { Ask } from './ask.ts';
import { askingOf } from './asking.ts';
import type { MatchableHouse } from './house.ts';
import { type Found, matchAsking } from './match.ts';

/** Every house that was asked, in one of three groups, the best first. */
export interface FoundPlaces {
  readonly takes: readonly Found[];
  readonly takesIf: readonly Found[];
  readonly cannot: readonly Found[];
}

/**
 * Puts a party to every house. In each group: fewest reasons first (barriers of those that can't, conditions and open
 * questions of the others), then the nearest (a house without a point comes last), then the freshest; equals stay in
 * the order in which they were given, so that nothing moves under one's eyes.
 */
export function findPlaces(houses: Iterable<MatchableHouse>, ask: Ask): FoundPlaces {
  const asking = askingOf(ask);
  const groups: Record<Found['outcome'], Found[]> = { takes: [], takes_if: [], cannot: [] };
  for (const house of houses) {
    const found = matchAsking(house, asking);
    groups[found.outcome].push(found);
  }
  return { takes: ranked(groups.takes), takesIf: ranked(groups.takes_if), cannot: ranked(groups.cannot) };
}

/** Sorted by one number each, which a typed array does without calling back. */
function ranked(group: readonly Found[]): readonly Found[] {
  const keys = new Float64Array(group.length);
  for (let i = 0; i < group.length; i++) keys[i] = rankOf(group[i] as Found) * PER_RANK + i;
  keys.sort();
  const sorted: Found[] = [];
  for (const key of keys) sorted.push(group[key - Math.floor(key / PER_RANK) * PER_RANK] as Found);
  return sorted;
}

/** So many houses have a key each: 6 bits of reasons, 15 of km, 2 of freshness and these 20 stay under 2^53. */
const PER_RANK = 2 ** 20;
const MOST_REASONS = 63;
/** Further than any two points of the Earth. */
const UNKNOWN_KM = 2 ** 15 - 1;
const FRESHNESS = { fresh: 0, ageing: 1, stale: 2 } as const;

function rankOf({ outcome, barriers, conditions, asks, km, freshness }: Found): number {
  const reasons = outcome === 'cannot' ? barriers.length : conditions.length + asks.length;
  return (Math.min(reasons, MOST_REASONS) * 2 ** 15 + (km ?? UNKNOWN_KM)) * 4 + FRESHNESS[freshness];
}
