/** How likely each number of free places is: the share at index `n` is that of `n` places. */
export type Spread = Float64Array;

/** What is expected, and from where to where it lies four times of five. */
export interface Expected {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export function certain(value: number, most: number): Spread {
  const spread = new Float64Array(most + 1);
  spread[within(value, most)] = 1;
  return spread;
}

export const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** The sum of two numbers that have nothing to do with each other. What is as good as impossible is not followed. */
export function plus(a: Spread, b: Spread): Spread {
  const sum = new Float64Array(a.length + b.length - 1);
  const small = [...b.entries()].filter(([, of]) => of > NOISE);
  for (const [i, share] of a.entries()) if (share > NOISE) for (const [j, of] of small) sum[i + j]! += share * of;
  const total = upTo(sum, sum.length - 1);
  return sum.map((share) => share / total);
}

/** The same with its variance greater by a part of it, around the same middle. */
export function wider(spread: Spread, part: number): Spread {
  const [mean, squares] = [momentOf(spread, 1), momentOf(spread, 2)];
  const variance = part * Math.max(NOISE, squares - mean * mean);
  const reach = Math.ceil(4 * Math.sqrt(variance));
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, n) => Math.exp(-((n - reach) ** 2) / (2 * variance)));
  const total = kernel.reduce((sum, of) => sum + of, 0);
  const next = new Float64Array(spread.length);
  for (const [i, share] of spread.entries())
    if (share > NOISE)
      for (const [n, of] of kernel.entries()) next[within(i + n - reach, spread.length - 1)]! += (share * of) / total;
  return next;
}

const momentOf = (spread: Spread, power: number): number =>
  spread.reduce((sum, share, places) => sum + share * places ** power, 0);

/** With probability `p` it is `by` more, up to the most that there can be. */
export function orMore(spread: Spread, by: number, p: number): Spread {
  const next = new Float64Array(spread.length);
  for (const [i, share] of spread.entries()) {
    const to = Math.min(spread.length - 1, i + by);
    next[i]! += share * (1 - p);
    next[to]! += share * p;
  }
  return next;
}

/** How likely so many or fewer are. */
export function upTo(spread: Spread, places: number): number {
  let sum = 0;
  for (let n = 0; n <= Math.min(places, spread.length - 1); n++) sum += spread[n]!;
  return sum;
}

/** The fewest places of which the chance that it is so many or fewer is `share` or more. */
function quantile(spread: Spread, share: number): number {
  let sum = 0;
  const at = spread.findIndex((of) => {
    sum += of;
    return sum >= share - NOISE;
  });
  return at < 0 ? spread.length - 1 : at;
}

/** The middle, and the range that leaves a tenth below it and a tenth above it, or less: places are whole. */
export const expectedOf = (spread: Spread): Expected => ({
  low: quantile(spread, 0.1),
  middle: quantile(spread, 0.5),
  high: quantile(spread, 0.9),
});

/** Sums of shares are off by less than this. */
const NOISE = 1e-9;
