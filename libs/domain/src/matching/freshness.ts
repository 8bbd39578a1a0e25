import { HOUR } from '../instant.ts';

/** The freshness class of a house's numbers: under 2 h, 2 to 8 h, more. */
export type FreshnessClass = 'fresh' | 'ageing' | 'stale';
const FRESH_FOR = 2 * HOUR;
const AGEING_FOR = 8 * HOUR;

export const freshnessAt = (asOf: number, now: number): FreshnessClass => {
  const age = now - asOf;
  return age < FRESH_FOR ? 'fresh' : age < AGEING_FOR ? 'ageing' : 'stale';
};
