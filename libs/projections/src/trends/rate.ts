/**
 * Exact numbers for the trend: fractions of whole bed-milliseconds, rounded half up once, at the very end. A float in
 * between would miss a rate now and then.
 */

/** 100 × occupied ÷ in service with two decimals, half up: '92.86', '100.00'; null: nothing was in service. */
export function rateHalfUp(occupied: number, inService: number): string | null {
  return inService <= 0 ? null : quotient(occupied, inService, 100);
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

/** `times × above ÷ below` with two decimals, half up, of whole numbers. */
export function quotient(above: number, below: number, times = 1): string {
  const wanted = 100 * times * above;
  // Small enough that no step of it is rounded, which is what nearly all are: ten times as fast as whole numbers of any size.
  // A quotient of such numbers, if not whole itself, is not rounded up to the next whole one: its floor is exact.
  const [numerator, denominator] = [2 * wanted + below, 2 * below];
  if (numerator + denominator < Number.MAX_SAFE_INTEGER) return withPoint(Math.floor(numerator / denominator));
  return hundredths(BigInt(100 * times) * BigInt(above), BigInt(below));
}

const withPoint = (n: number): string => {
  const cents = n % 100;
  return `${(n - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`;
};

/** `above ÷ below` counts hundredths. */
function hundredths(above: bigint, below: bigint): string {
  const rounded = (2n * above + below) / (2n * below);
  return `${rounded / 100n}.${(rounded % 100n).toString().padStart(2, '0')}`;
}

/** Per cents that a band may be wide: each divides 100. */
const STEPS = [5, 10, 20, 25, 50] as const;

/** The narrowest band that is two of so many places wide: in a narrower one "95 to 100 %" of few places means full (PV-7). */
export const stepFor = (places: number): number => STEPS.find((step) => step * places >= 200) ?? 100;

/** The multiples of `step` per cent around a rate: more than `low` (or none at all), up to `high`. */
export function rangeOf(
  occupied: number,
  inService: number,
  step: number,
): { readonly low: number; readonly high: number } | null {
  if (inService <= 0) return null;
  const [o, s] = [100n * BigInt(occupied), BigInt(step) * BigInt(inService)];
  const steps = Number((o + s - 1n) / s);
  const high = step * Math.max(1, steps);
  return { low: high - step, high };
}
