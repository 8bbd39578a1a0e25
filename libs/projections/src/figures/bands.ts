import type { FigureBand } from '@safe-haven/contracts';

/**
 * The first is twice as wide as what must not be told apart, fewer than five: whatever else says "at least so many" (occupancy
 * that rose, parts of a sum, one's own numbers beside a total) leaves a number below five at least five others that it may be.
 */
const FLOORS = [0, 10, 20, 50, 100, 200, 500, 1_000] as const;

/** "Fewer than 10", "10 to 19": none and nine are never told apart. */
export function bandOf(n: number): FigureBand {
  const place = FLOORS.findLastIndex((floor) => floor <= n);
  const next = FLOORS[place + 1];
  return { low: FLOORS[place] ?? 0, high: next === undefined ? null : next - 1 };
}

/** What bands say of a sum, and no more. */
export const added = (bands: readonly FigureBand[]): FigureBand => ({
  low: bands.reduce((sum, { low }) => sum + low, 0),
  high: bands.reduce<number | null>((sum, { high }) => (sum === null || high === null ? null : sum + high), 0),
});
