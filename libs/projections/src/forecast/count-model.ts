import { clampTo, type Distribution } from './distribution.ts';
import { Score } from './score.ts';

/** Reported free places of a shelter by local day; a day without a report has no entry. */
export type FreeDays = ReadonlyMap<number, number>;

/** The window in days (twelve weeks), and how many of its days must be known. */
const [WINDOW_DAYS, MIN_DAYS] = [84, 42] as const;

/**
 * The weight of a past day halves with every six weeks of age, and is multiplied by `SIMILARITY` for each place by
 * which its start differs from today's. `UNSEEN_SHARE` of the probability goes to changes not seen in the window,
 * halving with each place of distance from today. Chosen on Toronto's evenings of 2021 and 2022 (ADR 69).
 */
const [HALF_LIFE, SIMILARITY, UNSEEN_SHARE, UNSEEN_DECAY] = [42, 0.036, 0.1, 0.5] as const;

/** The weights by age in days, and by difference of the start in places. */
const WEIGHT_BY_AGE = Array.from({ length: WINDOW_DAYS + 1 }, (_, age) => 0.5 ** (age / HALF_LIFE));
const WEIGHT_BY_DIFFERENCE = Array.from({ length: 24 }, (_, difference) => SIMILARITY ** difference);

/** Forecasts a shelter from its census. `capacity`: its places in service. */
export class CountModel {
  readonly #free: FreeDays;
  readonly #capacity: number;
  readonly #unseen = new Map<number, Distribution>();

  constructor(free: FreeDays, capacity: number) {
    this.#free = free;
    this.#capacity = capacity;
  }

  /**
   * The distribution of free places `ahead` days after `day`, from the changes over the same number of days within the
   * window; days that started like `day` weigh more. Only what was known on `day` is used. null: too few days are
   * known.
   */
  distributionAfter(day: number, ahead: number): Distribution | null {
    const today = this.#free.get(day);
    if (today === undefined) return null;
    const distribution = new Float64Array(this.#capacity + 1);
    let [days, total] = [0, 0];
    for (let age = ahead; age <= WINDOW_DAYS; age++) {
      const [from, to] = [this.#free.get(day - age), this.#free.get(day - age + ahead)];
      if (from === undefined || to === undefined) continue;
      const weight =
        WEIGHT_BY_AGE[age]! * (WEIGHT_BY_DIFFERENCE[Math.abs(from - today)] ?? WEIGHT_BY_DIFFERENCE.at(-1)!);
      distribution[clampTo(today + to - from, this.#capacity)]! += weight;
      days++;
      total += weight;
    }
    return days < MIN_DAYS ? null : this.#mixWithUnseen(distribution, total, today);
  }

  /** Mixes in the share of unseen changes. It depends on the start alone, so it is cached. */
  #mixWithUnseen(distribution: Distribution, total: number, today: number): Distribution {
    const unseen = this.#unseen.get(today) ?? unseenDistribution(today, this.#capacity);
    this.#unseen.set(today, unseen);
    for (let n = 0; n < distribution.length; n++)
      distribution[n] = ((1 - UNSEEN_SHARE) * distribution[n]!) / total + UNSEEN_SHARE * unseen[n]!;
    return distribution;
  }

  /**
   * Repeats the forecast for each day of the window before `day` and scores it. Yields, so that the event loop is not
   * blocked.
   */
  *backtest(day: number, ahead: number): Generator<void, Score> {
    const score = new Score();
    for (let age = ahead; age <= WINDOW_DAYS; age++) {
      const [today, actual] = [this.#free.get(day - age), this.#free.get(day - age + ahead)];
      if (today === undefined || actual === undefined) continue;
      const expected = this.distributionAfter(day - age, ahead);
      if (expected !== null) score.add(expected, today, actual);
      if (age % DAYS_PER_YIELD === 0) yield;
    }
    return score;
  }
}

const DAYS_PER_YIELD = 8;

function unseenDistribution(today: number, capacity: number): Distribution {
  const unseen = new Float64Array(capacity + 1).map((_, places) => UNSEEN_DECAY ** Math.abs(places - today));
  const total = unseen.reduce((sum, probability) => sum + probability, 0);
  return unseen.map((probability) => probability / total);
}
