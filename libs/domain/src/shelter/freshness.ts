import type { FRESHNESS_HOURS, Freshness } from '@safe-haven/contracts';
import { HOUR } from '../instant.ts';

/** Those of the contracts, whose types alone the domain has: other numbers do not compile. */
const HOURS: typeof FRESHNESS_HOURS = { fresh: 2, ageing: 8 };

/** The freshness class of a house's numbers. Both instants in ms. */
export const freshnessAt = (asOf: number, now: number): Freshness => {
  const age = now - asOf;
  return age < HOURS.fresh * HOUR ? 'fresh' : age < HOURS.ageing * HOUR ? 'ageing' : 'stale';
};
