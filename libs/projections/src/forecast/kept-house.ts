import { type KeptShelter, placesOf } from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import type { House } from '../house.ts';
import { DAY_MS } from '../trends/zone.ts';
import { type Habits, habitsOf, type Seen, seenAt, together } from './habits.ts';
import { nextDaysKept } from './kept.ts';
import { type Lived, livedIn, stayingAt } from './lived.ts';
import type { Spread } from './spread.ts';
import type { Turnover } from './turnover.ts';

/** A house must have kept its beds for so many days. */
const FEWEST_DAYS = 14;

/** A house that keeps its beds, and who lived in it. */
export class KeptHouse {
  readonly state: KeptShelter;
  readonly #turnover: Turnover;
  readonly #lived: readonly Lived[];

  constructor({ turnover }: House, state: KeptShelter) {
    this.state = state;
    this.#turnover = turnover;
    this.#lived = livedIn(turnover, state);
  }

  /** The first day on which enough was known to forecast from its beginning, and the newest that has begun. */
  get days(): readonly [first: number, last: number] {
    const { day, free } = this.#turnover;
    return [day - free.length + 1 + FEWEST_DAYS, day];
  }

  get isKnown(): boolean {
    return this.#turnover.free.length >= FEWEST_DAYS;
  }

  /** What was seen by an instant (in days since 1970). */
  seen(at: number): Seen {
    return seenAt(this.#turnover, this.#lived, at);
  }

  /** The days after an instant (ms), from how the house stands now. */
  next(habits: Habits, now: number, days: number): Spread[] {
    const { free, inService } = placesOf(this.state);
    return nextDaysKept({ free, most: inService, staying: stayingAt(this.#lived, now / DAY_MS) }, habits, days);
  }

  /** The same from the beginning of a past day on, as far as it was known then. */
  nextAfter(habits: Habits, day: number, days: number): Spread[] {
    const { inService } = placesOf(this.state);
    const standing = { free: this.freeOn(day)!, most: inService, staying: stayingAt(this.#lived, day) };
    return nextDaysKept(standing, habits, days);
  }

  /** How many places were free at the beginning of a day; null: it is not kept. */
  freeOn(day: number): number | null {
    return this.#turnover.free[day - this.#turnover.day + this.#turnover.free.length - 1] ?? null;
  }
}

/** How parties come and go in each of these houses, as it was known by an instant (in days). Yields after each house. */
export function* habitsIn(houses: readonly KeptHouse[], at: number): Generator<void, ReadonlyMap<KeptHouse, Habits>> {
  const seen: (readonly [KeptHouse, Seen])[] = [];
  for (const house of houses) {
    seen.push([house, house.seen(at)]);
    yield;
  }
  // One's own houses are those of one organisation.
  const all = together(seen.map(([, its]) => its));
  return new Map(seen.map(([house, its]) => [house, habitsOf(its, all)]));
}

/** The houses of each country that has several, by its code. */
export function countriesOf(
  houses: readonly KeptHouse[],
): (readonly [country: string, houses: readonly KeptHouse[]])[] {
  const countries = Map.groupBy(houses, ({ state }) => state.country);
  return [...countries].filter(([, its]) => its.length > 1).toSorted(([a], [b]) => compare(a, b));
}
