import { cumulative, type Distribution, type Prediction, predictionOf } from './distribution.ts';

/** The quantiles that bound the range, which holds 80 % of the probability. */
const [LOWER, UPPER] = [0.1, 0.9] as const;

/** Scores forecasts of past days, next to the naive forecast "as many as today". */
export class Score {
  tried = 0;
  held = 0;
  #central = 0;
  #errors = 0;
  #naiveErrors = 0;
  #intervalScores = 0;

  /** `today`: places free when the forecast was made; `actual`: places free on its day. */
  add(distribution: Distribution, today: number, actual: number): void {
    const { low, middle, high }: Prediction = predictionOf(distribution);
    this.tried++;
    if (actual >= low && actual <= high) this.held++;
    this.#central += centralShare(distribution, actual);
    this.#errors += Math.abs(actual - middle);
    this.#naiveErrors += Math.abs(actual - today);
    this.#intervalScores += high - low + (2 / (1 - UPPER + LOWER)) * Math.max(0, low - actual, actual - high);
  }

  /** Adds the results of another score. */
  merge(other: Score): void {
    this.tried += other.tried;
    this.held += other.held;
    this.#central += other.#central;
    this.#errors += other.#errors;
    this.#naiveErrors += other.#naiveErrors;
    this.#intervalScores += other.#intervalScores;
  }

  /**
   * Coverage of the central 80 % in per cent: each actual value counts with the part of its probability that lies in
   * them. 80 for a calibrated distribution, however few places there are (ADR 69).
   */
  get coverage(): number {
    return (100 * this.#central) / this.tried;
  }
  /**
   * The share of ranges that held the actual value, in per cent. Above 80 for a calibrated distribution, because places
   * are integers.
   */
  get hitPercent(): number {
    return (100 * this.held) / this.tried;
  }
  /** The mean absolute error of the median, in places. */
  get meanError(): number {
    return this.#errors / this.tried;
  }
  get naiveError(): number {
    return this.#naiveErrors / this.tried;
  }
  /** The mean interval score: the width of the range plus a penalty for values outside. Lower is better. */
  get intervalScore(): number {
    return this.#intervalScores / this.tried;
  }

  toString(): string {
    const { tried, coverage, hitPercent, meanError, naiveError, intervalScore } = this;
    return `${tried} tried, covers ${coverage.toFixed(1)} %, ranges held ${hitPercent.toFixed(1)} %, interval score ${intervalScore.toFixed(3)}, middle off ${meanError.toFixed(4)}, same as today off ${naiveError.toFixed(4)}`;
  }
}

/**
 * The part of the probability of the actual value that lies between the two quantiles (the non-randomised transform of
 * Czado, Gneiting and Held 2009).
 */
function centralShare(distribution: Distribution, actual: number): number {
  const [from, to] = [cumulative(distribution, actual - 1), cumulative(distribution, actual)];
  if (to - from < NOISE) return to > LOWER && to < UPPER ? 1 : 0;
  return Math.max(0, Math.min(to, UPPER) - Math.max(from, LOWER)) / (to - from);
}

/** Smaller probabilities are taken as zero. */
const NOISE = 1e-9;
