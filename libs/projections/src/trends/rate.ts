/**
 * Exact numbers for the trend: fractions of whole bed-milliseconds, rounded half up once, at the very end. A float in
 * between would miss a rate now and then.
 */

/** 100 × occupied ÷ in service with two decimals, half up: '92.86', '100.00'; null: nothing was in service. */
export function rateHalfUp(occupied: number, inService: number): string | null {
  if (inService <= 0) return null;
  return hundredths(10_000n * BigInt(occupied), BigInt(inService));
}

/** A sum of fractions, exact. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}
export const ZERO: Fraction = { above: 0n, below: 1n };
export const plus = (a: Fraction, above: number, below: number): Fraction => {
  const [n, d] = [BigInt(above), BigInt(below)];
  return d === a.below ? { above: a.above + n, below: d } : { above: a.above * d + n * a.below, below: a.below * d };
};
/** With two decimals, half up. */
export const decimal = ({ above, below }: Fraction): string => hundredths(100n * above, below);

/** `above ÷ below` counts hundredths. */
function hundredths(above: bigint, below: bigint): string {
  const rounded = (2n * above + below) / (2n * below);
  return `${rounded / 100n}.${(rounded % 100n).toString().padStart(2, '0')}`;
}

/** The multiples of 5 per cent around a rate: more than `low` (or none at all), up to `high`. */
export function rangeOf(occupied: number, inService: number): { readonly low: number; readonly high: number } | null {
  if (inService <= 0) return null;
  const [o, s] = [20n * BigInt(occupied), BigInt(inService)];
  const fives = Number((o + s - 1n) / s);
  const high = 5 * Math.max(1, fives);
  return { low: high - 5, high };
}
