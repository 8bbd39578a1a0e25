import { type Expected, expectedOf, type Spread, upTo } from './spread.ts';

/** Four of five: the central part of what may be that a range holds, and what it is held against. */
const [BELOW, ABOVE] = [0.1, 0.9] as const;

/** How forecasts turned out once their day had come, beside "the same as today". */
export class Score {
  tried = 0;
  held = 0;
  #inside = 0;
  #off = 0;
  #offToday = 0;
  #penalty = 0;

  /** `today`: what was free when the forecast was made; `came`: what was free on its day. */
  add(spread: Spread, today: number, came: number): void {
    const { low, middle, high }: Expected = expectedOf(spread);
    this.tried++;
    if (came >= low && came <= high) this.held++;
    this.#inside += insideOf(spread, came);
    this.#off += Math.abs(came - middle);
    this.#offToday += Math.abs(came - today);
    this.#penalty += high - low + (2 / (1 - ABOVE + BELOW)) * Math.max(0, low - came, came - high);
  }

  /** Takes in what another one has seen. */
  join(other: Score): void {
    this.tried += other.tried;
    this.held += other.held;
    this.#inside += other.#inside;
    this.#off += other.#off;
    this.#offToday += other.#offToday;
    this.#penalty += other.#penalty;
  }

  /**
   * How much of the central four fifths came true, in per cent: each number that came counts with the part of its own
   * probability that lies in them. 80 where the chances are right, however few places there are (ADR 69).
   */
  get coverage(): number {
    return (100 * this.#inside) / this.tried;
  }
  /** How many of the ranges as they are shown held what came, in per cent: more than four fifths, as places are whole. */
  get plain(): number {
    return (100 * this.held) / this.tried;
  }
  /** By how many places the middle was off on average. */
  get off(): number {
    return this.#off / this.tried;
  }
  get offToday(): number {
    return this.#offToday / this.tried;
  }
  /** The mean interval score: how wide ranges were, with what was missed as a penalty. Less is better. */
  get penalty(): number {
    return this.#penalty / this.tried;
  }

  toString(): string {
    const { tried, coverage, plain, off, offToday, penalty } = this;
    return `${tried} tried, covers ${coverage.toFixed(1)} %, ranges held ${plain.toFixed(1)} %, interval score ${penalty.toFixed(3)}, middle off ${off.toFixed(4)}, same as today off ${offToday.toFixed(4)}`;
  }
}

/** The part of the probability of what came that lies in the central four fifths (non-randomised, after Czado, Gneiting and Held 2009). */
function insideOf(spread: Spread, came: number): number {
  const [from, to] = [upTo(spread, came - 1), upTo(spread, came)];
  if (to - from < NOISE) return to > BELOW && to < ABOVE ? 1 : 0;
  return Math.max(0, Math.min(to, ABOVE) - Math.max(from, BELOW)) / (to - from);
}

/** Chances below this are none. */
const NOISE = 1e-9;
