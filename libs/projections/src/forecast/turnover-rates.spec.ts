import { describe, expect, it } from '@jest/globals';
import type { StayRecord } from './stays.ts';
import { emptyTurnover } from './turnover.ts';
import { bandAt, observe, ratesOf } from './turnover-rates.ts';

/** The lengths of four parties' stays in days; parties leave at no other age. */
const LENGTHS = [2.5, 2.5, 18.5, 70.5];
/** The true probability of leaving within a day, by band. */
const TRUE_CHANCES = [0, 2 / 11, 0, 1 / 18.5, 0, 1 / 14.5];
/** A party arrives on each of 2,000 days; the window stores the last half year. */
const [DAYS, WINDOW_DAYS] = [2_000, 182];

/**
 * The estimates on the last day for a shelter that was registered on day `registered`, when earlier parties were
 * present.
 */
function chances(registered: number): (number | null)[] {
  const first = Math.max(registered, DAYS - WINDOW_DAYS);
  const stays = Array.from({ length: DAYS }, (_, day): StayRecord => {
    const until = day + LENGTHS[day % LENGTHS.length]!;
    const opening = day < registered;
    return {
      since: opening ? registered : day,
      until: until < DAYS ? until : null,
      opening,
      placesFreed: 1,
      plan: null,
    };
  }).filter(({ until }) => until === null || until >= first);
  const turnover = { ...emptyTurnover(), day: DAYS - 1, free: new Array<number>(DAYS - first).fill(0) };
  const { departuresByBand, daysByBand } = observe(turnover, stays, DAYS);
  return departuresByBand.map((left, band) => (daysByBand[band]! > 0 ? left / daysByBand[band]! : null));
}

const isClose = (estimates: readonly (number | null)[], bands: number) =>
  estimates.slice(0, bands).map((chance, n) => Math.abs(chance! - TRUE_CHANCES[n]!) < 0.12 * TRUE_CHANCES[n]! + 1e-9);

describe('the probability to leave, by length of stay', () => {
  it('FC-5 is estimated without bias although long stays began before the stored window', () => {
    expect(isClose(chances(0), 6)).toEqual([true, true, true, true, true, true]);
  });

  it('FC-5 ignores the length of opening stays, which is unknown', () => {
    // Registered seventy days ago: a third of the opening stays ended within a week, though none was new.
    const estimates = chances(DAYS - 70);
    expect(isClose(estimates, 5)).toEqual([true, true, true, true, true]);
    expect(estimates[bandAt(null)]).toBeGreaterThan(0);
  });

  it('FC-5 counts no day before the stored window, as a backtest of another shelter may ask for', () => {
    const stays = [{ since: 90, until: null, opening: true, placesFreed: 1, plan: null }];
    const turnover = { ...emptyTurnover(), day: 120, free: new Array<number>(21).fill(0) };
    expect(observe(turnover, stays, 95).daysByBand).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('the mean number of free places', () => {
  it('FC-1 does not fall with days without facts', () => {
    const estimates = observe({ ...emptyTurnover(), day: 99, free: new Array<number>(100).fill(4) }, [], 120);
    expect(ratesOf(estimates, estimates).meanFree).toBe(4);
  });
});
