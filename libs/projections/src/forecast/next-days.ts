import { clampTo, type Distribution, pointMass, shiftWithProbability } from './distribution.ts';
import type { CurrentStay } from './stays.ts';
import { bandAt, RESIDUAL_LIMIT, sumOf, type TurnoverRates } from './turnover-rates.ts';

/** The state that the next days are computed from: free places, places in service, and the current stays. */
export interface StartingPoint {
  readonly free: number;
  readonly capacity: number;
  readonly currentStays: readonly CurrentStay[];
}

/**
 * The distributions of free places on the next days, at the same time of day. Each party leaves with the probability of
 * its length of stay, or by its plan; parties arrive at the rate of the shelter while there is room. The probabilities
 * are computed day by day; nothing is sampled.
 */
export function distributionsOfNextDays(
  { free, capacity, currentStays }: StartingPoint,
  rates: TurnoverRates,
  days: number,
): Distribution[] {
  const distributions: Distribution[] = [];
  let distribution = pointMass(free, capacity);
  let newcomers = 0;
  for (let day = 1; day <= days; day++) {
    for (const stay of currentStays)
      distribution = shiftWithProbability(distribution, stay.placesFreed, leaveChanceOn(stay, day, rates));
    distribution = newcomersLeave(distribution, newcomers, rates);
    const arrived = arrivals(distribution, rates);
    distribution = arrived.distribution;
    newcomers += arrived.expected;
    distributions.push(addResidual(distribution, rates));
  }
  return distributions;
}

/** Adds holds, repairs and moves. They come and go, so several days have the same spread as one. */
function addResidual(distribution: Distribution, { residual }: TurnoverRates): Distribution {
  const next = new Float64Array(distribution.length);
  for (const [free, probability] of distribution.entries())
    for (const [n, weight] of residual.entries())
      next[clampTo(free + n - RESIDUAL_LIMIT, distribution.length - 1)]! += probability * weight;
  return next;
}

/** The probability that a current party leaves on that day of the forecast and not before. */
function leaveChanceOn({ age, plannedIn }: CurrentStay, day: number, rates: TurnoverRates): number {
  const onDay = (n: number) => {
    const chance = rates.leaveChance[bandAt(age === null ? null : age + n - 1)]!;
    if (plannedIn === null) return chance * rates.unplanned[n - 1]!;
    if (n < plannedIn) return 0;
    return n === plannedIn ? rates.planKept : chance;
  };
  let remains = 1;
  for (let n = 1; n < day; n++) remains *= 1 - onDay(n);
  return remains * onDay(day);
}

/** Parties that arrived during the forecast may leave again within it. */
function newcomersLeave(
  distribution: Distribution,
  newcomers: number,
  { leaveChance, partySizes }: TurnoverRates,
): Distribution {
  const chance = Math.min(1, (newcomers * leaveChance[0]!) / 2);
  const places = Math.round(meanOf(partySizes));
  return places === 0
    ? distribution
    : shiftWithProbability(shiftWithProbability(distribution, places, chance), places, chance);
}

/** At most this many parties arrive in a day. */
const MAX_ARRIVALS = 4;

/**
 * Arrivals in proportion to the free places: at the mean rate when as many are free as on average. A party that does
 * not fit does not arrive.
 */
function arrivals(
  before: Distribution,
  { arrivalsPerDay, meanFree, partySizes }: TurnoverRates,
): { readonly distribution: Distribution; readonly expected: number } {
  let [distribution, expected] = [before, 0];
  if (partySizes.length === 0) return { distribution, expected };
  for (let slot = 0; slot < MAX_ARRIVALS; slot++) {
    const next = new Float64Array(distribution.length);
    for (const [free, probability] of distribution.entries()) {
      if (probability === 0) continue;
      const rate = (arrivalsPerDay * (free + 0.5)) / (meanFree + 0.5);
      const chance = Math.min(1, Math.max(0, rate / MAX_ARRIVALS));
      const fittingSizes = partySizes.slice(0, free + 1);
      const parties = sumOf(fittingSizes);
      const arriving = parties > 0 ? probability * chance : 0;
      next[free]! += probability - arriving;
      for (const [places, n] of fittingSizes.entries()) if (n > 0) next[free - places]! += (arriving * n) / parties;
      expected += arriving;
    }
    distribution = next;
  }
  return { distribution, expected };
}

const meanOf = (partySizes: readonly number[]): number =>
  sumOf(partySizes.map((n, places) => n * places)) / Math.max(1, sumOf(partySizes));
