import { decimal } from '../trends/rate.ts';
import { quickselect } from './quickselect.ts';

/** Median and 90th percentile of durations, as docs/FIGURES.md defines them. */
export interface Quantiles {
  readonly of: number;
  readonly median: string | null;
  readonly p90: string | null;
}

/**
 * Median and 90th percentile of durations (ms) in units of `unit` (ms): two decimals, rounded half up. With an even
 * number of values the median is the mean of the two in the middle. The 90th percentile is the nearest rank: the
 * shortest duration that at least nine in ten do not exceed.
 */
export function quantilesOf(durations: readonly number[], unit: number): Quantiles {
  const of = durations.length;
  if (of === 0) return { of, median: null, p90: null };
  const values = Float64Array.from(durations);
  const median = (quickselect(values, Math.floor((of - 1) / 2)) + quickselect(values, Math.floor(of / 2))) / 2;
  const p90 = quickselect(values, Math.ceil((of * 9) / 10) - 1);
  return { of, median: toUnits(median, unit), p90: toUnits(p90, unit) };
}

/** Twice the value over twice the unit: the mean of two milliseconds may end in a half. */
const toUnits = (ms: number, unit: number): string =>
  decimal({ numerator: BigInt(Math.round(ms * 2)), denominator: BigInt(unit * 2) });
