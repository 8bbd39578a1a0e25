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
  spread[Math.min(most, Math.max(0, value))] = 1;
  return spread;
}

/** From outcomes that were seen, each as likely as the others. */
export function spreadOf(outcomes: readonly number[], most: number): Spread {
  const spread = new Float64Array(most + 1);
  for (const outcome of outcomes) spread[Math.min(most, Math.max(0, outcome))]! += 1 / outcomes.length;
  return spread;
}

/** The sum of two numbers that have nothing to do with each other. */
export function plus(a: Spread, b: Spread): Spread {
  const sum = new Float64Array(a.length + b.length - 1);
  for (const [i, share] of a.entries()) if (share > 0) for (const [j, of] of b.entries()) sum[i + j]! += share * of;
  return sum;
}

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

/**
 * The middle, and around it the narrowest range of whole numbers that holds `share` or more: of places that can be
 * counted on one's fingers no range holds exactly four fifths. Of equally narrow ones the one that holds more.
 */
export function expectedOf(spread: Spread, share: number): Expected {
  const possible: number[] = [];
  for (const [places, of] of spread.entries()) if (of > 0) possible.push(places);
  const at = middleOf(spread, possible);
  let best = { low: possible[0]!, high: possible.at(-1)!, holds: 0 };
  const of = (n: number) => spread[possible[n]!]!;
  // The lower it begins, the lower it may end.
  let [j, holds] = [at, of(at)];
  while (holds < share - NOISE && j < possible.length - 1) holds += of(++j);
  for (let i = at; i >= 0; i--) {
    if (i < at) holds += of(i);
    while (j > at && holds - of(j) >= share - NOISE) holds -= of(j--);
    const [low, high] = [possible[i]!, possible[j]!];
    const wider = high - low - (best.high - best.low);
    if (holds >= share - NOISE && (wider < 0 || (wider === 0 && holds > best.holds + NOISE)))
      best = { low, high, holds };
  }
  return { low: best.low, middle: possible[at]!, high: best.high };
}

/** Sums of shares are off by less than this. */
const NOISE = 1e-9;

/** Which of those that are possible stands in the middle. */
function middleOf(spread: Spread, possible: readonly number[]): number {
  let sum = 0;
  const at = possible.findIndex((places) => {
    sum += spread[places]!;
    return sum >= 0.5 - NOISE;
  });
  return at < 0 ? possible.length - 1 : at;
}
