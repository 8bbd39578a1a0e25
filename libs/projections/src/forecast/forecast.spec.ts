import { describe, expect, it } from '@jest/globals';
import { type ForecastLine, forecast } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
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
import { expectedOf, orMore, plus, spreadOf } from './spread.ts';

const DAY = 24 * 60;

function forecastOf(log: TestLog, viewer: Actor = MANAGER) {
  const steps = forecastSteps(log.follow(), viewer, log.now, 7);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
const lineOf = (log: TestLog, key: string): ForecastLine => forecastOf(log).lines.find((line) => line.key === key)!;

/** Three weeks in which a woman comes each second morning and leaves after six days. */
function livedIn(): { readonly log: TestLog; readonly stays: string[] } {
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
    if (day % 2 === 1 && day > 6)
      log.given('river', { type: 'discharge-party', stayId: stays.shift()!, destination: 'own_home' }, STAFF);
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

  it('FC-3 of a house that counts tells four days, from the nights most like the last, and how often that held', () => {
    const log = new TestLog();
    openCounted(log, 'count', { timezone: 'UTC', organisation: 'Atina', country: 'RS' });
    // Full but on Sundays, when two leave; on Mondays they are replaced.
    for (let day = 0; day < 91; day++) {
      log.pass(DAY);
      const night = log.instant.slice(0, 10);
      const occupied = new Date(log.now).getUTCDay() === 0 ? 4 : 6;
      log.given('count', { type: 'report-census', asOf: log.instant, night, inService: 6, occupied }, MANAGER);
    }
    const { days, method, right } = lineOf(log, 'count');
    expect([method, days.map(({ middle }) => middle)]).toEqual(['counts', [0, 0, 0, 0]]);
    expect(right!.held / right!.of).toBeGreaterThanOrEqual(0.67);
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

const revisionOf = (log: TestLog) => log.stream('hill').at(-1)!.revision;

describe('a spread', () => {
  it('FC-1 adds up to one whatever is done with it', () => {
    const total = (spread: Float64Array) => spread.reduce((sum, share) => sum + share, 0);
    const spread = orMore(orMore(spreadOf([0, 1, 1, 3], 4), 2, 0.3), 3, 0.9);
    expect(total(spread)).toBeCloseTo(1, 12);
    expect(total(plus(spread, spread))).toBeCloseTo(1, 12);
    expect(plus(spread, spread)).toHaveLength(9);
  });

  it('FC-1 has the range whose share is nearest, around its middle', () => {
    const spread = spreadOf([0, 1, 1, 2, 2, 2, 2, 3, 3, 8], 10);
    expect(expectedOf(spread, 0.8)).toEqual({ low: 1, middle: 2, high: 3 });
    expect(expectedOf(spread, 0.4)).toEqual({ low: 2, middle: 2, high: 2 });
    expect(expectedOf(spreadOf([5], 10), 0.8)).toEqual({ low: 5, middle: 5, high: 5 });
  });
});
