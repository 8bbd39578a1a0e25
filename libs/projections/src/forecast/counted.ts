import { Score } from './score.ts';
import { type Spread, within } from './spread.ts';

/** Free places of a house by day (its number), as they were reported; a day without a report is not there. */
export type FreeDays = ReadonlyMap<number, number>;

/** Twelve weeks are looked at; half of their days at least must be there. */
const [LOOKS_BACK, FEWEST] = [84, 42] as const;

/**
 * How much a day counts: half as much for each six weeks that it is old, and so much of it for each place by which it began
 * otherwise than today. A tenth is left for what has not been seen, the nearer to today the likelier. Found on Toronto's
 * evenings of 2021 and 2022 (ADR 69).
 */
const [HALF_LIFE, LIKENESS, UNSEEN, UNSEEN_NEAR] = [42, 0.036, 0.1, 0.5] as const;

/** How much a day counts that is so many days old, and one that began with so many places more or fewer. */
const BY_AGE = Array.from({ length: LOOKS_BACK + 1 }, (_, back) => 0.5 ** (back / HALF_LIFE));
const BY_LIKENESS = Array.from({ length: 24 }, (_, apart) => LIKENESS ** apart);

/** The nights of a house that counts its guests. `most`: how many places there are. */
export class CountedNights {
  readonly #free: FreeDays;
  readonly #most: number;
  readonly #unseen = new Map<number, Spread>();

  constructor(free: FreeDays, most: number) {
    this.#free = free;
    this.#most = most;
  }

  /**
   * How many places may be free so many days after `day`, from how it changed after the days of the last twelve weeks, those
   * most that were like `day`. Only what was known on `day` goes into it. null: too few days are known.
   */
  next(day: number, ahead: number): Spread | null {
    const today = this.#free.get(day);
    if (today === undefined) return null;
    const spread = new Float64Array(this.#most + 1);
    let [days, total] = [0, 0];
    for (let back = ahead; back <= LOOKS_BACK; back++) {
      const [from, to] = [this.#free.get(day - back), this.#free.get(day - back + ahead)];
      if (from === undefined || to === undefined) continue;
      const weight = BY_AGE[back]! * (BY_LIKENESS[Math.abs(from - today)] ?? BY_LIKENESS.at(-1)!);
      spread[within(today + to - from, this.#most)]! += weight;
      days++;
      total += weight;
    }
    return days < FEWEST ? null : this.#withUnseen(spread, total, today);
  }

  /** A tenth is left for what has not been seen; each number that the days begin with has the same tenth. */
  #withUnseen(spread: Spread, total: number, today: number): Spread {
    const unseen = this.#unseen.get(today) ?? unseenAround(today, this.#most);
    this.#unseen.set(today, unseen);
    for (let n = 0; n < spread.length; n++) spread[n] = ((1 - UNSEEN) * spread[n]!) / total + UNSEEN * unseen[n]!;
    return spread;
  }

  /** What was expected so many days ahead on each day of the last twelve weeks before `day`, and what came. Yields now and then. */
  *tried(day: number, ahead: number): Generator<void, Score> {
    const score = new Score();
    for (let back = ahead; back <= LOOKS_BACK; back++) {
      const [today, came] = [this.#free.get(day - back), this.#free.get(day - back + ahead)];
      if (today === undefined || came === undefined) continue;
      const expected = this.next(day - back, ahead);
      if (expected !== null) score.add(expected, today, came);
      if (back % YIELDS_EACH === 0) yield;
    }
    return score;
  }
}

const YIELDS_EACH = 8;

function unseenAround(today: number, most: number): Spread {
  const unseen = new Float64Array(most + 1).map((_, places) => UNSEEN_NEAR ** Math.abs(places - today));
  const total = unseen.reduce((sum, share) => sum + share, 0);
  return unseen.map((share) => share / total);
}
