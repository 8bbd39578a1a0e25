import type { Arc } from './geometry.ts';
import type { Tally } from './tally.ts';

/** The order of the states in bars and donuts. */
export const STATES = ['free', 'spare', 'held', 'occupied', 'out'] as const;
export type PlaceState = (typeof STATES)[number];
export type DonutPiece = Arc & { state: PlaceState };

const TURN = 2 * Math.PI;

/**
 * The pieces of a donut, clockwise from the top in the order of `STATES`, with `gap` px between them and none shorter
 * than `minLength` px along a circle of `radius` px, so that one free place among forty is visible. Empty without places.
 */
export function donutPieces(
  tally: Pick<Tally, PlaceState>,
  { radius, gap = 2, minLength = 3 }: { radius: number; gap?: number; minLength?: number },
): DonutPiece[] {
  const present = STATES.filter((state) => tally[state] > 0);
  if (present.length === 0) return [];
  if (present.length === 1) return [{ state: present[0]!, start: 0, end: TURN }];
  const gapAngle = gap / radius;
  const lengths = shares(
    present.map((state) => tally[state]),
    TURN - gapAngle * present.length,
    minLength / radius,
  );
  let start = gapAngle / 2;
  return present.map((state, i) => {
    const piece = { state, start, end: start + lengths[i]! };
    start = piece.end + gapAngle;
    return piece;
  });
}

/**
 * Splits `available` in proportion to the counts with a minimum of `minLength` each, which the larger ones give up in
 * proportion.
 */
function shares(counts: readonly number[], available: number, minLength: number): number[] {
  const total = counts.reduce((a, b) => a + b, 0);
  const small = counts.map((count) => (count / total) * available < minLength);
  const shareable = available - minLength * small.filter(Boolean).length;
  const restTotal = counts.reduce((sum, count, i) => (small[i] ? sum : sum + count), 0);
  return counts.map((count, i) => (small[i] ? minLength : (count / restTotal) * shareable));
}
