import { describe, expect, it } from '@jest/globals';
import { type ForecastLine, forecast } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { emptyNetwork, type Network } from '../network.ts';
import {
  FOCAL,
  HOTLINE,
  MANAGER,
  OTHERS,
  OVERSEER,
  openCounted,
  openHouse,
  party,
  STAFF,
  TestLog,
} from '../testing/log.ts';
import { forecastCsv } from './csv.ts';
import { forecastSteps } from './forecast.ts';
import { habitsIn, KeptHouse } from './kept-house.ts';
import { Score } from './score.ts';
import { certain, expectedOf, orMore, plus, wider } from './spread.ts';
import { sumsOf } from './trials.ts';

const DAY = 24 * 60;

function forecastOf(log: TestLog, viewer: Actor = MANAGER) {
  return endOf(forecastSteps(log.follow(), viewer, log.now, 7));
}
function endOf<T>(steps: Generator<void, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
const lineOf = (log: TestLog, key: string): ForecastLine => forecastOf(log).lines.find((line) => line.key === key)!;

/** Three weeks in which a woman comes each second morning and one leaves, first come first gone or after `turns`. */
function livedIn(turns: readonly number[] = [0]): { readonly log: TestLog; readonly stays: string[] } {
  const log = new TestLog();
  openHouse(log, 'river', { timezone: 'UTC' });
  const stays: string[] = [];
  for (let day = 0; day < 22; day++) {
    log.pass(DAY);
    if (day % 2 === 0) {
      const decision = log.when('river', { type: 'admit-party', party: party(1) }, STAFF);
      const admitted = decision.ok
        ? decision.events.find(({ event }) => event.type === 'PartyAdmitted')?.event
        : undefined;
      if (admitted?.type === 'PartyAdmitted') stays.push(admitted.stayId);
    }
    if (day % 2 === 1 && day > 6) {
      const [stayId] = stays.splice(turns[((day - 1) / 2) % turns.length]! % stays.length, 1);
      log.given('river', { type: 'discharge-party', stayId: stayId!, destination: 'own_home' }, STAFF);
    }
  }
  return { log, stays };
}

describe('what is likely to be free', () => {
  it('FC-1 is a range around its middle for each of seven days, between no place and those in service', () => {
    const { log } = livedIn();
    const answer = forecastOf(log);
    expect(forecast.parse(answer)).toEqual(answer);
    const { days, inService, method } = lineOf(log, 'river');
    expect([days.length, method, days[0]?.day]).toEqual([7, 'stays', '2026-04-19']);
    for (const { low, middle, high } of days) {
      expect([0 <= low, low <= middle, middle <= high, high <= inService]).toEqual([true, true, true, true]);
    }
  });

  it('FC-1 a planned departure frees its places from its day on, and not before', () => {
    const { log, stays } = livedIn();
    const before = lineOf(log, 'river').days;
    const [from, to] = [3, 3.2].map((days) => new Date(log.now + days * DAY * 60_000).toISOString()) as [
      string,
      string,
    ];
    for (const stayId of stays) log.given('river', { type: 'plan-departure', stayId, window: { from, to } }, STAFF);
    const after = lineOf(log, 'river').days;
    expect(after[3]!.high).toBeGreaterThan(before[3]!.high);
    expect(after[0]!.middle).toBeLessThanOrEqual(before[0]!.middle);
  });

  it('FC-1 is the same each time, and the same from a log that is read anew', () => {
    const { log } = livedIn();
    expect(forecastOf(log)).toEqual(forecastOf(log));
  });

  it('FC-1 needs two weeks of a house that keeps its beds, and six of one that counts', () => {
    const log = new TestLog();
    openHouse(log, 'river');
    openCounted(log, 'count', { timezone: 'UTC', organisation: 'Atina', country: 'RS' });
    const asOf = log.instant;
    log.given('count', { type: 'report-census', asOf, night: asOf.slice(0, 10), inService: 6, occupied: 4 }, MANAGER);
    expect(forecastOf(log).lines.map(({ key, days, why }) => [key, days, why])).toEqual([
      ['river', [], 'little_history'],
      ['count', [], 'little_history'],
    ]);
    log.pass(3 * DAY);
    expect(lineOf(log, 'count').why).toBe('old_report');
  });

  it('FC-3 of a house that counts is from the nights most like the last, and says how often that held', () => {
    const log = new TestLog();
    openCounted(log, 'count', { timezone: 'UTC', organisation: 'Atina', country: 'RS' });
    // Full but on Sundays, when two leave; on Mondays they are replaced. The last night is one of a Sunday.
    for (let day = 0; day < 93; day++) {
      log.pass(DAY);
      const night = log.instant.slice(0, 10);
      const occupied = new Date(log.now).getUTCDay() === 0 ? 4 : 6;
      log.given('count', { type: 'report-census', asOf: log.instant, night, inService: 6, occupied }, MANAGER);
    }
    const { days, method, right } = lineOf(log, 'count');
    expect([method, days.map(({ middle }) => middle)]).toEqual(['counts', [0, 0, 0, 0, 0, 0, 2]]);
    expect(right!.held / right!.of).toBeGreaterThanOrEqual(0.67);
  });

  it('FC-6 made again for a past day is what was said on that day, and what came is counted', () => {
    const { log } = livedIn([2, 0, 1, 3]);
    const house = keptIn(log.follow());
    for (let day = house.days[0]; day < house.days[1]; day++) {
      const until = new Date(day * 86_400_000).toISOString();
      const then = keptIn(log.follow(emptyNetwork(), entriesBefore(log, until)));
      const said = then.next(endOf(habitsIn([then], day)).get(then)!, day * 86_400_000, 7);
      const again = house.nextAfter(endOf(habitsIn([house], day)).get(house)!, day, 7);
      for (const [n, spread] of again.entries()) expect(apart(spread, said[n]!)).toBeLessThan(1e-9);
    }
    const { tried } = forecastOf(log);
    expect(tried.map(({ ahead, told }) => [ahead, told]).slice(0, 3)).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
    expect(lineOf(log, 'river').right!.of).toBe(tried.reduce((sum, one) => sum + one.tried, 0));
  });

  it('FC-6 is not told where it was not right: here every night came just what was said, and its range was too wide', () => {
    const log = new TestLog();
    const houses = ['a', 'b', 'c'];
    for (const id of houses) openCounted(log, id, { timezone: 'UTC', organisation: 'Atina', country: 'RS' });
    for (let day = 0; day < 126; day++) {
      log.pass(DAY);
      const count = { asOf: log.instant, night: log.instant.slice(0, 10), inService: 150, occupied: 140 - day };
      for (const id of houses) log.given(id, { type: 'report-census', ...count }, MANAGER);
    }
    const answer = forecastOf(log);
    expect(answer.lines.map(({ why, days }) => [why, days])).toEqual(houses.map(() => ['not_right', []]));
    const [first] = answer.tried;
    expect([first!.tried >= 200, first!.covered > 85, first!.told]).toEqual([true, true, false]);
    // Of one house alone too little was tried to say.
    expect(forecastOf(log, { ...STAFF, shelters: ['a'] }).lines.map(({ days }) => days.length)).toEqual([7]);
  });

  it('FC-4 is of one’s own houses alone: who sees the network late and in ranges is told why there is nothing', () => {
    const { log } = livedIn();
    for (const viewer of [OVERSEER, FOCAL, HOTLINE])
      expect(forecastOf(log, viewer)).toMatchObject({ why: 'own_only', lines: [] });
    expect(forecastOf(log, OTHERS)).toMatchObject({ why: null, lines: [] });
    expect(forecastOf(log, { ...STAFF, shelters: ['other'] }).lines).toEqual([]);
  });

  it('FC-1 several houses of a country are added up, and a file has a row a day', () => {
    const { log } = livedIn();
    const start = log.now;
    openHouse(log, 'hill', { timezone: 'UTC' });
    for (let day = 0; day < 15; day++)
      log.pass(DAY).given('hill', { type: 'confirm-occupancy', revision: revisionOf(log) }, STAFF);
    log.given('river', { type: 'confirm-occupancy', revision: log.stream('river').at(-1)!.revision }, STAFF);
    expect(log.now).toBeGreaterThan(start);
    const answer = forecastOf(log);
    const [country, ...houses] = answer.lines;
    expect([country!.kind, country!.shelters, country!.of, houses.length]).toEqual(['country', 2, 2, 2]);
    expect(country!.free).toBe(houses.reduce((sum, { free }) => sum + free, 0));
    expect(forecastCsv(answer).trim().split('\r\n')).toHaveLength(1 + 3 * 7);
  });
});

const keptIn = ({ shelters }: Network): KeptHouse => {
  const house = shelters.get('river')!;
  if (house.state.situation !== 'kept') throw new Error(house.state.situation);
  return new KeptHouse(house, house.state);
};
const entriesBefore = (log: TestLog, instant: string) =>
  log.entries.filter((entry) => entry.readable && entry.metadata.recordedAt < instant);
/** How much of one spread lies elsewhere in the other. */
const apart = (a: Float64Array, b: Float64Array) => a.reduce((sum, share, n) => sum + Math.abs(share - b[n]!), 0) / 2;

const revisionOf = (log: TestLog) => log.stream('hill').at(-1)!.revision;

describe('a spread', () => {
  const total = (spread: Float64Array) => spread.reduce((sum, share) => sum + share, 0);

  it('FC-1 adds up to one whatever is done with it', () => {
    const spread = orMore(orMore(orMore(certain(1, 4), 1, 0.5), 2, 0.3), 3, 0.9);
    expect(total(spread)).toBeCloseTo(1, 12);
    expect(total(plus(spread, spread))).toBeCloseTo(1, 12);
    expect(plus(spread, spread)).toHaveLength(9);
    expect(total(wider(plus(spread, spread), 0.5))).toBeCloseTo(1, 12);
  });

  it('FC-1 of two hundred houses is added up in steps between which others go first', () => {
    const days = [certain(1, 4), certain(2, 4)];
    const steps = sumsOf(Array.from({ length: 200 }, () => days));
    expect([...steps].length).toBeGreaterThanOrEqual(2 * 199);
    const sums = endOf(sumsOf([days, days]));
    expect(sums.map((sum) => expectedOf(sum).middle)).toEqual([2, 4]);
  });

  it('FC-1 has a range that leaves a tenth on either side, or less', () => {
    expect(expectedOf(Float64Array.of(0.05, 0.05, 0.2, 0.3, 0.3, 0.06, 0.04))).toEqual({ low: 1, middle: 3, high: 4 });
    expect(expectedOf(certain(5, 10))).toEqual({ low: 5, middle: 5, high: 5 });
  });
});

describe('how right it was', () => {
  it('FC-2 counts what came with the part of its probability that lies in the central four fifths', () => {
    const spread = Float64Array.of(0.05, 0.45, 0.4, 0.1, 0);
    const of = (came: number) => {
      const score = new Score();
      score.add(spread, 1, came);
      return [score.coverage, score.plain, score.off, score.offToday, score.penalty].map(
        (n) => Math.round(n * 100) / 100,
      );
    };
    expect([0, 1, 2, 3, 4].map(of)).toEqual([
      [0, 0, 1, 1, 11],
      [88.89, 100, 0, 0, 1],
      [100, 100, 1, 1, 1],
      [0, 0, 2, 2, 11],
      [0, 0, 3, 3, 21],
    ]);
  });

  it('FC-2 is 80 of chances that are right, however few places there are, and less or more of those that are not', () => {
    const coverage = (expected: Float64Array, true_: Float64Array) => {
      const score = new Score();
      for (const [came, share] of true_.entries())
        for (let n = 0; n < share * 1_000 - 0.5; n++) score.add(expected, 0, came);
      return score.coverage;
    };
    const [full, rare] = [Float64Array.of(0.94, 0.05, 0.01), Float64Array.of(0.75, 0.2, 0.05)];
    expect(coverage(full, full)).toBeCloseTo(80, 9);
    expect(coverage(rare, rare)).toBeCloseTo(80, 9);
    expect(coverage(full, rare)).toBeLessThan(75);
    expect(coverage(rare, full)).toBeGreaterThan(85);
  });
});
