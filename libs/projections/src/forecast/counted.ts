import { type Expected, expectedOf, type Spread, spreadOf } from './spread.ts';

/** Free places of a house by day (its number), as they were reported; a day without a report is not there. */
export type FreeDays = ReadonlyMap<number, number>;

/** Twelve weeks are looked at; half of their days at least must be there, and of these the days most like today count. */
const [LOOKS_BACK, FEWEST, LIKE_TODAY] = [84, 42, 24] as const;

/** How much of what may be a range can hold, and how many of the last ranges it must have held. */
const SHARES = [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9] as const;
const [USUAL, MUST_HOLD, FEWEST_RANGES] = [0.75, 0.67, 20] as const;

export interface Counted extends Expected {
  /** Of so many ranges of the last twelve weeks so many held what then came. */
  readonly held: number;
  readonly of: number;
}

/** What was expected of one day on an earlier one, in each of `SHARES`; null: nothing, or that nothing changes. */
type Tried = readonly Expected[] | null;

/** The nights of a house that counts its guests. `most`: how many places there are. */
export class CountedNights {
  readonly #free: FreeDays;
  readonly #most: number;
  readonly #tried = new Map<string, Tried>();

  constructor(free: FreeDays, most: number) {
    this.#free = free;
    this.#most = most;
  }

  /**
   * What is expected so many days after `day`; null: too few days are known. The range is the narrowest of a few that would
   * have held two of three times in the last twelve weeks of this house, on the days on which anything could change; of
   * ranges of more than one number that is four of five in the long run (ADR 69).
   */
  next(day: number, ahead: number): Counted | null {
    const spread = this.#spreadAfter(day, ahead);
    if (spread === null) return null;
    const { share, held, of } = this.#shareThatHeld(day, ahead);
    return { ...expectedOf(spread, share), held, of };
  }

  /**
   * Free places as they changed after the days of the last twelve weeks that were most like `day`: on which about as many were
   * free, the newest first.
   */
  #spreadAfter(day: number, ahead: number): Spread | null {
    const today = this.#free.get(day);
    if (today === undefined) return null;
    const changes: Change[] = [];
    for (let back = ahead; back <= LOOKS_BACK; back++) {
      const [from, to] = [this.#free.get(day - back), this.#free.get(day - back + ahead)];
      if (from !== undefined && to !== undefined) changes.push({ from, by: to - from });
    }
    if (changes.length < FEWEST) return null;
    const outcomes = mostLike(today, changes).map(({ by }) => today + by);
    return spreadOf(outcomes, this.#most);
  }

  #shareThatHeld(day: number, ahead: number) {
    const held = SHARES.map(() => 0);
    let of = 0;
    for (let back = ahead; back <= LOOKS_BACK; back++) {
      const came = this.#free.get(day - back + ahead);
      const tried = came === undefined ? null : this.#triedOn(day - back, ahead);
      if (came === undefined || tried === null) continue;
      of++;
      for (const [n, { low, high }] of tried.entries()) if (came >= low && came <= high) held[n]!++;
    }
    const found = SHARES.findIndex((_, n) => held[n]! >= MUST_HOLD * of);
    const n = of < FEWEST_RANGES ? SHARES.indexOf(USUAL) : found < 0 ? SHARES.length - 1 : found;
    return { share: SHARES[n]!, held: held[n]!, of };
  }

  #triedOn(day: number, ahead: number): Tried {
    const key = `${day} ${ahead}`;
    const known = this.#tried.get(key);
    if (known !== undefined) return known;
    const spread = this.#spreadAfter(day, ahead);
    // Where nothing ever changed on such days there is no range to try.
    const tried = spread === null || spread.includes(1) ? null : SHARES.map((share) => expectedOf(spread, share));
    this.#tried.set(key, tried);
    return tried;
  }
}

interface Change {
  readonly from: number;
  readonly by: number;
}

/** Those that began nearest to where today stands; of equally near ones those that come first. */
function mostLike(today: number, changes: readonly Change[]): Change[] {
  const alike: Change[] = [];
  const farthest = changes.reduce((most, { from }) => Math.max(most, Math.abs(from - today)), 0);
  for (let apart = 0; apart <= farthest && alike.length < LIKE_TODAY; apart++) {
    for (const change of changes) {
      if (Math.abs(change.from - today) === apart && alike.length < LIKE_TODAY) alike.push(change);
    }
  }
  return alike;
}
