import type { TrendAmounts, TrendCoverage } from '@safe-haven/contracts';
import { SUMMED, type Summed } from './day-table.ts';
import { decimal, plus, quotient, rateHalfUp, ZERO } from './rate.ts';

const HOUR_MS = 3_600_000;

type Sums = Record<Summed, number>;
const nothing = (): Sums => ({ ms: 0, occupied: 0, inService: 0, held: 0, out: 0, spare: 0, free: 0, persons: 0 });

/** What several houses add up to in a time. */
export class Amounts {
  readonly #sums = nothing();
  /** Occupied and in service by the time that houses know of (ms): means are exact, and few divisors make few fractions. */
  readonly #means = new Map<number, { occupied: number; inService: number }>();
  #houseDays = 0;
  #possible = 0;
  /** A day of it was not known from its beginning to its end. */
  broken = false;

  get isEmpty(): boolean {
    return this.#houseDays === 0;
  }

  /** All days of one house in this time, added up; `possible`: how many it could know. */
  add(house: Sums, days: number, possible: number): void {
    this.#possible += possible;
    if (days === 0) return;
    this.#houseDays += days;
    for (const of of SUMMED) this.#sums[of] += house[of];
    const mean = this.#means.get(house.ms) ?? { occupied: 0, inService: 0 };
    mean.occupied += house.occupied;
    mean.inService += house.inService;
    this.#means.set(house.ms, mean);
  }

  told(): TrendAmounts {
    const sums = this.#sums;
    const hours = (of: Summed) => quotient(sums[of], HOUR_MS);
    return {
      ratePercent: rateHalfUp(sums.occupied, sums.inService),
      occupied: this.#mean('occupied'),
      inService: this.#mean('inService'),
      bedHours: {
        free: hours('free'),
        spare: hours('spare'),
        held: hours('held'),
        occupied: hours('occupied'),
        out: hours('out'),
      },
      personNights: sums.persons,
      houseDays: this.#coverage(),
    };
  }

  #coverage = (): TrendCoverage => ({ days: this.#houseDays, of: this.#possible });

  #mean(of: 'occupied' | 'inService'): string {
    const [only] = this.#means;
    if (only && this.#means.size === 1) return quotient(only[1][of], only[0]);
    return decimal([...this.#means].reduce((sum, [ms, mean]) => plus(sum, mean[of], ms), ZERO));
  }
}
