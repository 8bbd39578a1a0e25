import type { FigureBand } from '@safe-haven/contracts';

/**
 * Lower limits of the bands. The first band is twice as wide as the numbers that it protects (below five): somebody who
 * knows a lower limit from elsewhere (occupancy that rose, parts of a sum, their own share) still has at least five
 * candidates for a number below five.
 */
const FLOORS = [0, 10, 20, 50, 100, 200, 500, 1_000] as const;

/** The band of a count: 0 to 9, 10 to 19, and so on. It does not distinguish zero from nine. */
export function bandOf(n: number): FigureBand {
  const index = FLOORS.findLastIndex((floor) => floor <= n);
  const next = FLOORS[index + 1];
  return { low: FLOORS[index] ?? 0, high: next === undefined ? null : next - 1 };
}

/** Adds bands limit by limit; the sum of an open band is open. */
export const sumOfBands = (bands: readonly FigureBand[]): FigureBand => ({
  low: bands.reduce((sum, { low }) => sum + low, 0),
  high: bands.reduce<number | null>((sum, { high }) => (sum === null || high === null ? null : sum + high), 0),
});
