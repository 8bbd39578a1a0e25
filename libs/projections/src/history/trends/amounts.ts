import type { ShelterNights, TrendAmounts } from '@safe-haven/contracts';
import type { DayTable } from './day-table.ts';
import { addFraction, decimal, decimalQuotient, rateHalfUp, ZERO } from './rate.ts';

const HOUR_MS = 3_600_000;

/** Bed-milliseconds of the shelters whose known time has the same length. */
interface Mean {
  occupied: number;
  inService: number;
}

/** Sums over several shelters in one bucket. Plain fields rather than an object: `add` runs over 200,000 days. */
export class Amounts {
  #occupied = 0;
  #inService = 0;
  #held = 0;
  #out = 0;
  #spare = 0;
  #free = 0;
  #persons = 0;
  #rows = 0;
  #known = 0;
  #withPlaces = 0;
  #due = 0;
  /**
   * By length of the known time (ms). Means of shelters with the same length share a denominator, so exact fractions
   * stay few.
   */
  readonly #means = new Map<number, Mean>();
  #lastMs = -1;
  #lastMean: Mean = { occupied: 0, inService: 0 };
  /** At least one of the days is known in part only. */
  isPartial = false;

  get isEmpty(): boolean {
    return this.#rows === 0;
  }

  get shelterNights(): ShelterNights {
    return { known: this.#known, withPlaces: this.#withPlaces, of: this.#due };
  }

  /**
   * Adds the rows `from` to before `to` of one shelter, all of which lie in the bucket. `due`: how many of
   * its nights should be known.
   */
  add(table: DayTable, from: number, to: number, due: number): void {
    this.#due += due;
    if (from === to) return;
    this.#known += table.nights[to]! - table.nights[from]!;
    this.#withPlaces += table.withPlaces[to]! - table.withPlaces[from]!;
    const covered = table.ms[to]! - table.ms[from]!;
    const occupied = table.occupied[to]! - table.occupied[from]!;
    const inService = table.inService[to]! - table.inService[from]!;
    this.#held += table.held[to]! - table.held[from]!;
    this.#out += table.out[to]! - table.out[from]!;
    this.#spare += table.spare[to]! - table.spare[from]!;
    this.#free += table.free[to]! - table.free[from]!;
    this.#persons += table.persons[to]! - table.persons[from]!;
    if (table.incomplete[to] !== table.incomplete[from]) this.isPartial = true;
    this.#rows += to - from;
    if (covered === 0) return;
    this.#occupied += occupied;
    this.#inService += inService;
    const mean = this.#meanOf(covered);
    mean.occupied += occupied;
    mean.inService += inService;
  }

  /** Most shelters know the same length of time: the last mean is cached. */
  #meanOf(ms: number): Mean {
    if (ms === this.#lastMs) return this.#lastMean;
    let mean = this.#means.get(ms);
    if (mean === undefined) {
      mean = { occupied: 0, inService: 0 };
      this.#means.set(ms, mean);
    }
    this.#lastMs = ms;
    this.#lastMean = mean;
    return mean;
  }

  /** `nights`: how many nights of the bucket are over, each counted once however many shelters report it. */
  toAmounts(nights: number): TrendAmounts {
    return {
      ratePercent: rateHalfUp(this.#occupied, this.#inService),
      occupied: this.#mean('occupied'),
      inService: this.#mean('inService'),
      bedHours: {
        free: decimalQuotient(this.#free, HOUR_MS),
        spare: decimalQuotient(this.#spare, HOUR_MS),
        held: decimalQuotient(this.#held, HOUR_MS),
        occupied: decimalQuotient(this.#occupied, HOUR_MS),
        out: decimalQuotient(this.#out, HOUR_MS),
      },
      personNights: this.#persons,
      nights,
    };
  }

  #mean(of: keyof Mean): string | null {
    if (this.#means.size === 0) return null;
    if (this.#means.size === 1) return decimalQuotient(this.#lastMean[of], this.#lastMs);
    return decimal([...this.#means].reduce((sum, [ms, mean]) => addFraction(sum, mean[of], ms), ZERO));
  }
}
