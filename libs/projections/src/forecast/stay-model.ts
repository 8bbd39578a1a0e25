import { type KeptShelter, placesOf } from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import type { FoldedShelter } from '../folded-shelter.ts';
import { DAY_MS } from '../trends/zone.ts';
import type { Distribution } from './distribution.ts';
import { distributionsOfNextDays } from './next-days.ts';
import { currentStaysAt, type StayRecord, staysOf } from './stays.ts';
import type { Turnover } from './turnover.ts';
import { type Observations, observe, ratesOf, sumObservations, type TurnoverRates } from './turnover-rates.ts';

/** The shortest history that is forecast from, in days. */
const MIN_DAYS = 14;

/** Forecasts a kept shelter from its stays. */
export class StayModel {
  readonly state: KeptShelter;
  readonly #turnover: Turnover;
  readonly #stays: readonly StayRecord[];

  constructor({ turnover }: FoldedShelter, state: KeptShelter) {
    this.state = state;
    this.#turnover = turnover;
    this.#stays = staysOf(turnover, state);
  }

  /** The first day with enough history to forecast from, and the newest day that has begun. */
  get days(): readonly [first: number, last: number] {
    const { day, free } = this.#turnover;
    return [day - free.length + 1 + MIN_DAYS, day];
  }

  get isKnown(): boolean {
    return this.#turnover.free.length >= MIN_DAYS;
  }

  /** What was observed before an instant (in days since 1970). */
  observe(at: number): Observations {
    return observe(this.#turnover, this.#stays, at);
  }

  /** The distributions of the days after an instant (ms), from the current state. */
  distributionsFrom(rates: TurnoverRates, now: number, days: number): Distribution[] {
    const { free, inService } = placesOf(this.state);
    return distributionsOfNextDays(
      { free, capacity: inService, currentStays: currentStaysAt(this.#stays, now / DAY_MS) },
      rates,
      days,
    );
  }

  /** The same from the beginning of a past day, with what was known then. */
  distributionsAfter(rates: TurnoverRates, day: number, days: number): Distribution[] {
    const { inService } = placesOf(this.state);
    const start = { free: this.freeOn(day)!, capacity: inService, currentStays: currentStaysAt(this.#stays, day) };
    return distributionsOfNextDays(start, rates, days);
  }

  /** The places that were free at the beginning of a day; null: outside of the stored window. */
  freeOn(day: number): number | null {
    return this.#turnover.free[day - this.#turnover.day + this.#turnover.free.length - 1] ?? null;
  }
}

/** The rates of each shelter as of an instant (in days since 1970). Yields after each shelter. */
export function* ratesOfModels(
  models: readonly StayModel[],
  at: number,
): Generator<void, ReadonlyMap<StayModel, TurnoverRates>> {
  const observed: (readonly [StayModel, Observations])[] = [];
  for (const model of models) {
    observed.push([model, model.observe(at)]);
    yield;
  }
  // All are of one organisation: the viewer's.
  const all = sumObservations(observed.map(([, observations]) => observations));
  return new Map(observed.map(([model, observations]) => [model, ratesOf(observations, all)]));
}

/** The shelters of each country that has several, by its code. */
export function countriesOf(
  models: readonly StayModel[],
): (readonly [country: string, models: readonly StayModel[]])[] {
  const countries = Map.groupBy(models, ({ state }) => state.country);
  return [...countries].filter(([, group]) => group.length > 1).toSorted(([a], [b]) => compare(a, b));
}
