/**
 * Exact arithmetic for trends: fractions of integer bed-milliseconds, rounded half up once, at the end. Floats would
 * now and then round to another hundredth.
 */

/** 100 × occupied ÷ in service with two decimals, half up: '92.86', '100.00'; null: no place was in service. */
export function rateHalfUp(occupied: number, inService: number): string | null {
  return inService <= 0 ? null : decimalQuotient(occupied, inService, 100);
}

/** An exact fraction. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}
export const ZERO: Fraction = { numerator: 0n, denominator: 1n };
export const addFraction = (a: Fraction, numerator: number, denominator: number): Fraction => {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  return d === a.denominator
    ? { numerator: a.numerator + n, denominator: d }
    : { numerator: a.numerator * d + n * a.denominator, denominator: a.denominator * d };
};
/** Two decimals, half up. */
export const decimal = ({ numerator, denominator }: Fraction): string => hundredths(100n * numerator, denominator);

/** `times × numerator ÷ denominator` of integers with two decimals, half up. */
export function decimalQuotient(numerator: number, denominator: number, times = 1): string {
  const scaled = 100 * times * numerator;
  // Nearly all numbers are small enough for floats without rounding, which are ten times as fast as bigints. Below the
  // limit a quotient that is not an integer is never rounded up to the next one, so its floor is exact.
  const [dividend, divisor] = [2 * scaled + denominator, 2 * denominator];
  if (dividend + divisor < Number.MAX_SAFE_INTEGER) return withDecimalPoint(Math.floor(dividend / divisor));
  return hundredths(BigInt(100 * times) * BigInt(numerator), BigInt(denominator));
}

const withDecimalPoint = (n: number): string => {
  const cents = n % 100;
  return `${(n - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`;
};

/** `numerator ÷ denominator` is in hundredths. */
function hundredths(numerator: bigint, denominator: bigint): string {
  const rounded = (2n * numerator + denominator) / (2n * denominator);
  return `${rounded / 100n}.${(rounded % 100n).toString().padStart(2, '0')}`;
}

/** Widths of a range in per cent; each divides 100. */
const STEPS = [5, 10, 20, 25, 50] as const;

/**
 * The narrowest width that covers two of so many places: with a narrower one, "95 to 100 %" of few places would mean
 * full (PV-7).
 */
export const stepFor = (places: number): number => STEPS.find((step) => step * places >= 200) ?? 100;

/** The range of width `step` that contains a rate: more than `low` (or zero), at most `high`; in per cent. */
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
