import type { TrendAmounts } from '@safe-haven/contracts';
import type { DayTable } from './day-table.ts';
import { decimal, plus, quotient, rateHalfUp, ZERO } from './rate.ts';

const HOUR_MS = 3_600_000;

/** Occupied and in service of houses that know of a time in common. */
interface Mean {
  occupied: number;
  inService: number;
}

/** What several houses add up to in a time. Plain fields: two hundred thousand days go through `add`. */
export class Amounts {
  #occupied = 0;
  #inService = 0;
  #held = 0;
  #out = 0;
  #spare = 0;
  #free = 0;
  #persons = 0;
  #houseDays = 0;
  #possible = 0;
  /** By the time that houses know of (ms): means are exact, and few divisors make few fractions. */
  readonly #means = new Map<number, Mean>();
  #lastMs = -1;
  #lastMean: Mean = { occupied: 0, inService: 0 };
  /** A day of it was not known from its beginning to its end. */
  broken = false;

  get isEmpty(): boolean {
    return this.#houseDays === 0;
  }

  /** Rows `from` to before `to` of one house, all of them in this time; `possible`: how many days it could know. */
  add(table: DayTable, from: number, to: number, possible: number): void {
    this.#possible += possible;
    if (from === to) return;
    const covered = table.ms[to]! - table.ms[from]!;
    const of = table.occupied[to]! - table.occupied[from]!;
    const serving = table.inService[to]! - table.inService[from]!;
    this.#held += table.held[to]! - table.held[from]!;
    this.#out += table.out[to]! - table.out[from]!;
    this.#spare += table.spare[to]! - table.spare[from]!;
    this.#free += table.free[to]! - table.free[from]!;
    this.#persons += table.persons[to]! - table.persons[from]!;
    if (table.broken[to] !== table.broken[from]) this.broken = true;
    this.#houseDays += to - from;
    this.#occupied += of;
    this.#inService += serving;
    const mean = this.#meanOf(covered);
    mean.occupied += of;
    mean.inService += serving;
  }

  /** Most houses know of the same time: the last one is at hand. */
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

  /** `nights`: how many nights of the line are over, each once however many houses tell of it. */
  told(nights: number): TrendAmounts {
    return {
      ratePercent: rateHalfUp(this.#occupied, this.#inService),
      occupied: this.#mean('occupied'),
      inService: this.#mean('inService'),
      bedHours: {
        free: quotient(this.#free, HOUR_MS),
        spare: quotient(this.#spare, HOUR_MS),
        held: quotient(this.#held, HOUR_MS),
        occupied: quotient(this.#occupied, HOUR_MS),
        out: quotient(this.#out, HOUR_MS),
      },
      personNights: this.#persons,
      nights,
      houseDays: { days: this.#houseDays, of: this.#possible },
    };
  }

  #mean(of: keyof Mean): string {
    if (this.#means.size === 1) return quotient(this.#lastMean[of], this.#lastMs);
    return decimal([...this.#means].reduce((sum, [ms, mean]) => plus(sum, mean[of], ms), ZERO));
  }
}
