/** A probability distribution of free places: the probability at index `n` is that of `n` places. */
export type Distribution = Float64Array;

/** The median, and a range that holds at least 80 %. */
export interface Prediction {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export function pointMass(value: number, max: number): Distribution {
  const distribution = new Float64Array(max + 1);
  distribution[clampTo(value, max)] = 1;
  return distribution;
}

export const clampTo = (value: number, max: number): number => Math.min(max, Math.max(0, value));

/** The distribution of the sum of two independent numbers (convolution). Negligible probabilities are skipped. */
export function convolve(a: Distribution, b: Distribution): Distribution {
  const sum = new Float64Array(a.length + b.length - 1);
  const small = [...b.entries()].filter(([, of]) => of > NOISE);
  for (const [i, probability] of a.entries())
    if (probability > NOISE) for (const [j, of] of small) sum[i + j]! += probability * of;
  const total = cumulative(sum, sum.length - 1);
  return sum.map((probability) => probability / total);
}

/** Widens a distribution: its variance grows by the given part, its mean stays (convolution with a normal kernel). */
export function widen(distribution: Distribution, part: number): Distribution {
  const [mean, squares] = [momentOf(distribution, 1), momentOf(distribution, 2)];
  const variance = part * Math.max(NOISE, squares - mean * mean);
  const radius = Math.ceil(4 * Math.sqrt(variance));
  const kernel = Array.from({ length: 2 * radius + 1 }, (_, n) => Math.exp(-((n - radius) ** 2) / (2 * variance)));
  const total = kernel.reduce((sum, of) => sum + of, 0);
  const next = new Float64Array(distribution.length);
  for (const [i, probability] of distribution.entries())
    if (probability > NOISE)
      for (const [n, of] of kernel.entries())
        next[clampTo(i + n - radius, distribution.length - 1)]! += (probability * of) / total;
  return next;
}

const momentOf = (distribution: Distribution, power: number): number =>
  distribution.reduce((sum, probability, places) => sum + probability * places ** power, 0);

/** With probability `p` the number is `by` higher, at most the maximum. */
export function shiftWithProbability(distribution: Distribution, by: number, p: number): Distribution {
  const next = new Float64Array(distribution.length);
  for (const [i, probability] of distribution.entries()) {
    const to = Math.min(distribution.length - 1, i + by);
    next[i]! += probability * (1 - p);
    next[to]! += probability * p;
  }
  return next;
}

/** The probability of at most `places`. */
export function cumulative(distribution: Distribution, places: number): number {
  let sum = 0;
  for (let n = 0; n <= Math.min(places, distribution.length - 1); n++) sum += distribution[n]!;
  return sum;
}

/** The smallest number of places whose cumulative probability is at least `share`. */
function quantile(distribution: Distribution, probability: number): number {
  let sum = 0;
  const at = distribution.findIndex((of) => {
    sum += of;
    return sum >= probability - NOISE;
  });
  return at < 0 ? distribution.length - 1 : at;
}

/** The 10 %, 50 % and 90 % quantiles. Places are integers, so less than a tenth may lie on either side. */
export const predictionOf = (distribution: Distribution): Prediction => ({
  low: quantile(distribution, 0.1),
  middle: quantile(distribution, 0.5),
  high: quantile(distribution, 0.9),
});

/** Tolerance for sums of probabilities. */
const NOISE = 1e-9;

/** By how much the variance of a sum exceeds that of independent shelters (ADR 69). */
const VARIANCE_INCREASE = 0.5;

/** The distributions of the sum over several shelters. Yields after each convolution, because of 200 shelters. */
export function* totalsOf([first, ...others]: readonly (readonly Distribution[])[]): Generator<void, Distribution[]> {
  const sums: Distribution[] = [];
  for (const [n, distribution] of first!.entries()) {
    let sum = distribution;
    for (const other of others) {
      sum = convolve(sum, other[n]!);
      yield;
    }
    sums.push(widen(sum, VARIANCE_INCREASE));
  }
  return sums;
}
