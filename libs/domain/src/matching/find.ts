import type { Ask } from './ask.ts';
import { askingOf } from './asking.ts';
import type { MatchableHouse } from './house.ts';
import type { Look } from './look.ts';
import { type Found, lookAt, matchAsking } from './match.ts';

/** Every house that was asked, in one of three groups. */
export interface FoundPlaces {
  readonly takes: FoundGroup;
  readonly takesIf: FoundGroup;
  readonly cannot: FoundGroup;
}

export interface FoundGroup {
  /** How many there are, told of or not. */
  readonly count: number;
  /** The best first. */
  readonly houses: readonly Found[];
}

/**
 * Puts a party to every house. In each group: fewest reasons first (barriers of those that can't, conditions and open
 * questions of the others), then the nearest (a house without a point comes last), then the freshest; equals stay in
 * the order in which they were given, so that nothing moves under one's eyes. All are looked at and ranked; what they
 * say is written down for the first `limit` of each group.
 */
export function findPlaces(houses: Iterable<MatchableHouse>, ask: Ask, limit = Number.POSITIVE_INFINITY): FoundPlaces {
  const all = [...houses];
  const asking = askingOf(ask);
  const ranks = new Uint32Array(all.length);
  for (let i = 0; i < all.length; i++) ranks[i] = rankOf(lookAt(all[i] as MatchableHouse, asking));
  const order = inOrder(ranks);
  const group = (first: number, next: number): FoundGroup => {
    const [start, end] = [countBelow(first, ranks), countBelow(next, ranks)];
    const told: Found[] = [];
    for (let nth = start; nth < min(end, start + limit); nth++) {
      told.push(matchAsking(all[order[nth] as number] as MatchableHouse, asking));
    }
    return { count: end - start, houses: told };
  };
  return { takes: group(TAKES, TAKES_IF), takesIf: group(TAKES_IF, CANNOT), cannot: group(CANNOT, BEYOND) };
}

const { min } = Math;
/** A rank is 2 bits of outcome, 6 of reasons, 15 of km and 2 of freshness. */
const [TAKES, TAKES_IF, CANNOT, BEYOND] = [0, 2 ** 23, 2 * 2 ** 23, 3 * 2 ** 23] as const;
const [REASON, MOST_REASONS] = [2 ** 17, 63] as const;
/** Further than any two points of the Earth. */
const UNKNOWN_KM = 2 ** 15 - 1;
const FRESHNESS = { fresh: 0, ageing: 1, stale: 2 } as const;

function rankOf({ outcome, findings: { barriers, conditions, asks }, km, freshness }: Look): number {
  const isOut = outcome === 'cannot';
  const group = isOut ? CANNOT : outcome === 'takes_if' ? TAKES_IF : TAKES;
  const reasons = min(isOut ? barriers.length : conditions.length + asks.length, MOST_REASONS);
  return group + reasons * REASON + (km ?? UNKNOWN_KM) * 4 + FRESHNESS[freshness];
}

function countBelow(rank: number, ranks: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < ranks.length; i++) if ((ranks[i] as number) < rank) count++;
  return count;
}

/** Three digits hold a rank. */
const DIGIT_BITS = 9;
const DIGITS = 2 ** DIGIT_BITS;

/** Places in order of rank, equals as they were: passes that count, and nothing is compared. */
function inOrder(ranks: Uint32Array): Uint32Array {
  let order = new Uint32Array(ranks.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (const shift of [0, DIGIT_BITS, 2 * DIGIT_BITS]) order = byDigit(order, ranks, shift);
  return order;
}

/** Places among the ranks, put in order of one digit; equal digits keep their order. */
function byDigit(order: Uint32Array, ranks: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(DIGITS + 1);
  const digitOf = (i: number) => ((ranks[i] as number) >>> shift) & (DIGITS - 1);
  for (let i = 0; i < ranks.length; i++) next[digitOf(i) + 1]! += 1;
  for (let d = 1; d <= DIGITS; d++) next[d]! += next[d - 1] as number;
  const sorted = new Uint32Array(ranks.length);
  for (let i = 0; i < order.length; i++) sorted[next[digitOf(order[i] as number)]!++] = order[i] as number;
  return sorted;
}
