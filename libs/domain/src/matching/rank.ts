import type { Match } from './match.ts';

const FRESHNESS = { fresh: 0, ageing: 1, stale: 2 } as const;
/** Greater than any distance on the Earth. */
const UNKNOWN_KM = 30_000;

/**
 * Ranks the matches of one outcome: the own country first, then the fewest reasons (barriers of `cannot`, conditions and
 * open questions of the others), then the nearest with unknown distances last, then the freshest. `sort` is stable, so
 * equal houses keep their order and the list does not jump.
 */
export const byRank = (a: Match, b: Match): number =>
  Number(a.abroad) - Number(b.abroad) ||
  reasonsOf(a) - reasonsOf(b) ||
  (a.km ?? UNKNOWN_KM) - (b.km ?? UNKNOWN_KM) ||
  FRESHNESS[a.freshness] - FRESHNESS[b.freshness];

const reasonsOf = ({ outcome, barriers, conditions, asks }: Match): number =>
  outcome === 'cannot' ? barriers.length : conditions.length + asks.length;
