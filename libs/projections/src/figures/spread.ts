import { decimal } from '../trends/rate.ts';
import { selected } from './select.ts';

/** The middle and the 90th percentile of durations, as docs/FIGURES.md defines them. */
export interface Spread {
  readonly of: number;
  readonly median: string | null;
  readonly p90: string | null;
}

/**
 * Of durations in ms, in `unit` (ms), two decimals, half up. The middle of an even number of them is half-way between the
 * two in the middle; the 90th percentile is the shortest that at least nine in ten do not pass (nearest rank).
 */
export function spreadOf(durations: readonly number[], unit: number): Spread {
  const of = durations.length;
  if (of === 0) return { of, median: null, p90: null };
  const numbers = Float64Array.from(durations);
  const middle = (selected(numbers, Math.floor((of - 1) / 2)) + selected(numbers, Math.floor(of / 2))) / 2;
  const p90 = selected(numbers, Math.ceil((of * 9) / 10) - 1);
  return { of, median: inUnits(middle, unit), p90: inUnits(p90, unit) };
}

/** The half of a millisecond that a middle may have is kept. */
const inUnits = (ms: number, unit: number): string =>
  decimal({ above: BigInt(Math.round(ms * 2)), below: BigInt(unit * 2) });
