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

/** In order of rank, equals as they were: two passes that count, and nothing is compared. */
function ranked(group: readonly Found[]): readonly Found[] {
  const ranks = new Uint32Array(group.length);
  for (let i = 0; i < group.length; i++) ranks[i] = rankOf(group[i] as Found);
  const sorted: Found[] = [];
  for (const i of byDigit(byDigit(ranks.keys(), ranks, 0), ranks, DIGIT_BITS)) sorted.push(group[i] as Found);
  return sorted;
}

const { min } = Math;
/** A rank is 6 bits of reasons, 15 of km and 2 of freshness: two digits of 12 bits. */
const DIGIT_BITS = 12;
const DIGITS = 2 ** DIGIT_BITS;
const MOST_REASONS = 63;
/** Further than any two points of the Earth. */
const UNKNOWN_KM = 2 ** 15 - 1;
const FRESHNESS = { fresh: 0, ageing: 1, stale: 2 } as const;

function rankOf({ outcome, barriers, conditions, asks, km, freshness }: Found): number {
  const reasons = outcome === 'cannot' ? barriers.length : conditions.length + asks.length;
  return (min(reasons, MOST_REASONS) * 2 ** 15 + (km ?? UNKNOWN_KM)) * 4 + FRESHNESS[freshness];
}

/** Places among the ranks, put in order of one digit; equal digits keep their order. */
function byDigit(order: Iterable<number>, ranks: Uint32Array, shift: number): Uint32Array {
  const next = new Uint32Array(DIGITS + 1);
  const digitOf = (i: number) => ((ranks[i] as number) >>> shift) & (DIGITS - 1);
  for (let i = 0; i < ranks.length; i++) next[digitOf(i) + 1]! += 1;
  for (let d = 1; d <= DIGITS; d++) next[d]! += next[d - 1] as number;
  const sorted = new Uint32Array(ranks.length);
  for (const i of order) sorted[next[digitOf(i)]!++] = i;
  return sorted;
}
