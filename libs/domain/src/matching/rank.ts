import type { Match } from './match.ts';

const FRESHNESS = { fresh: 0, ageing: 1, stale: 2 } as const;
/** Further than any two points of the Earth. */
const UNKNOWN_KM = 30_000;

/**
 * Ranks the matches of one outcome: those of one's own country first, then the fewest reasons (barriers of those that can't, conditions and open questions
 * of the others), then the nearest, an unknown distance last, then the freshest. Equals keep the order in which they were
 * given, so that nothing moves under one's eyes: `sort` is stable.
 */
export const byRank = (a: Match, b: Match): number =>
  Number(a.abroad) - Number(b.abroad) ||
  reasonsOf(a) - reasonsOf(b) ||
  (a.km ?? UNKNOWN_KM) - (b.km ?? UNKNOWN_KM) ||
  FRESHNESS[a.freshness] - FRESHNESS[b.freshness];

const reasonsOf = ({ outcome, barriers, conditions, asks }: Match): number =>
  outcome === 'cannot' ? barriers.length : conditions.length + asks.length;
