import { describe, expect, it } from '@jest/globals';
import { type ForecastLine, forecast } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { emptyNetwork, type Network } from '../network.ts';
import {
  FOCAL,
  HOTLINE,
  MANAGER,
  NETWORK_MANAGER,
  OTHERS,
  openCounted,
  openShelter,
  party,
  STAFF,
  TestLog,
} from '../testing/log.ts';
import { forecastCsv } from './csv.ts';
import { forecastSteps } from './forecast.ts';
import { ratesOfModels, StayModel } from './stay-model.ts';
import type { Trials } from './trials.ts';

const DAY = 24 * 60;

function forecastOf(log: TestLog, viewer: Actor = MANAGER) {
  return endOf(forecastSteps(log.follow(), viewer, log.now, 7));
}
function endOf<T>(steps: Generator<void, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
const lineOf = (log: TestLog, key: string): ForecastLine => forecastOf(log).lines.find((line) => line.key === key)!;

/**
 * Three weeks in which a party of one is admitted every second day and one is discharged on the others: the oldest, or
 * as `turns` says.
 */
function threeWeeks(turns: readonly number[] = [0]): { readonly log: TestLog; readonly stays: string[] } {
  const log = new TestLog();
  openShelter(log, 'river', { timezone: 'UTC' });
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

describe('a forecast of free places', () => {
  it('FC-1 is a median and a range for each of seven days, between zero and the places in service', () => {
    const { log } = threeWeeks();
    const answer = forecastOf(log);
    expect(forecast.parse(answer)).toEqual(answer);
    const { days, inService, method } = lineOf(log, 'river');
    expect([days.length, method, days[0]?.day]).toEqual([7, 'stays', '2026-04-19']);
    for (const { low, middle, high } of days) {
      expect([0 <= low, low <= middle, middle <= high, high <= inService]).toEqual([true, true, true, true]);
    }
  });

  it('FC-1 counts the places of a planned departure from its day on, and not before', () => {
    const { log, stays } = threeWeeks();
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

  it('FC-1 is deterministic', () => {
    const { log } = threeWeeks();
    expect(forecastOf(log)).toEqual(forecastOf(log));
  });

  it('FC-1 needs two weeks of a kept shelter’s stays, and six weeks of a counted one’s census', () => {
    const log = new TestLog();
    openShelter(log, 'river');
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

  it('FC-3 of a counted shelter follows the nights most similar to the last one, and says how often its ranges held', () => {
    const log = new TestLog();
    openCounted(log, 'count', { timezone: 'UTC', organisation: 'Atina', country: 'RS' });
    // Full except on Sundays, when two leave; they are replaced on Mondays. The last night is a Sunday's.
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

  it('FC-6 repeated for a past day equals the one made on that day, and is scored', () => {
    const { log } = threeWeeks([2, 0, 1, 3]);
    const model = modelOf(log.follow());
    for (let day = model.days[0]; day < model.days[1]; day++) {
      const until = new Date(day * 86_400_000).toISOString();
      const modelThen = modelOf(log.follow(emptyNetwork(), entriesBefore(log, until)));
      const predicted = modelThen.distributionsFrom(
        endOf(ratesOfModels([modelThen], day)).get(modelThen)!,
        day * 86_400_000,
        7,
      );
      const repeated = model.distributionsAfter(endOf(ratesOfModels([model], day)).get(model)!, day, 7);
      for (const [n, distribution] of repeated.entries())
        expect(distance(distribution, predicted[n]!)).toBeLessThan(1e-9);
    }
    const { tried } = forecastOf(log);
    expect(tried.map(({ ahead, told }) => [ahead, told]).slice(0, 3)).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
    expect(lineOf(log, 'river').right!.of).toBe(tried.reduce((sum, one) => sum + one.tried, 0));
  });

  it('FC-6 is repeated for past days once for each state of the shelters, and no more when nothing changed', () => {
    const { log, stays } = threeWeeks();
    for (const id of ['a', 'b']) openCounted(log, id, { timezone: 'UTC', organisation: 'Atina', country: 'RS' });
    for (let day = 0; day < 50; day++) {
      log.pass(DAY);
      const night = { asOf: log.instant, night: log.instant.slice(0, 10), inService: 6, occupied: 3 };
      for (const id of ['a', 'b']) log.given(id, { type: 'report-census', ...night }, MANAGER);
    }
    const cache = new Map<string, Trials>();
    const asked = (viewer: Actor) => {
      let steps = 0;
      const running = forecastSteps(log.follow(), viewer, log.now, 7, cache);
      for (let step = running.next(); ; step = running.next(), steps++)
        if (step.done) return { answer: step.value, steps };
    };
    const first = asked(MANAGER);
    const again = asked(MANAGER);
    expect([again.answer, again.steps < first.steps / 4]).toEqual([first.answer, true]);
    expect(asked({ ...STAFF, shelters: ['a'] }).answer).toEqual(forecastOf(log, { ...STAFF, shelters: ['a'] }));
    log.given('river', { type: 'discharge-party', stayId: stays[0]!, destination: 'own_home' }, STAFF);
    const changed = asked(MANAGER);
    expect([changed.answer, changed.steps > first.steps / 2]).toEqual([forecastOf(log), true]);
    log.pass(3 * DAY);
    expect(asked(MANAGER).answer).toEqual(forecastOf(log));
  });

  it('FC-6 is hidden when unreliable: here every night was exactly as predicted, so the range was too wide', () => {
    const log = new TestLog();
    const shelters = ['a', 'b', 'c'];
    for (const id of shelters) openCounted(log, id, { timezone: 'UTC', organisation: 'Atina', country: 'RS' });
    for (let day = 0; day < 126; day++) {
      log.pass(DAY);
      const count = { asOf: log.instant, night: log.instant.slice(0, 10), inService: 150, occupied: 140 - day };
      for (const id of shelters) log.given(id, { type: 'report-census', ...count }, MANAGER);
    }
    const answer = forecastOf(log);
    expect(answer.lines.map(({ why, days }) => [why, days])).toEqual(shelters.map(() => ['not_right', []]));
    const [first] = answer.tried;
    expect([first!.tried >= 200, first!.covered > 85, first!.told]).toEqual([true, true, false]);
    // A single shelter has too few scored forecasts to be found unreliable.
    expect(forecastOf(log, { ...STAFF, shelters: ['a'] }).lines.map(({ days }) => days.length)).toEqual([7]);
  });

  it('FC-4 is of the viewer’s own shelters only; whoever gets trends late and in ranges gets the reason', () => {
    const { log } = threeWeeks();
    for (const viewer of [NETWORK_MANAGER, FOCAL, HOTLINE])
      expect(forecastOf(log, viewer)).toMatchObject({ why: 'own_only', lines: [] });
    expect(forecastOf(log, OTHERS)).toMatchObject({ why: null, lines: [] });
    expect(forecastOf(log, { ...STAFF, shelters: ['other'] }).lines).toEqual([]);
  });

  it('FC-1 adds up the shelters of a country, and its CSV file has a row per day', () => {
    const { log } = threeWeeks();
    const start = log.now;
    openShelter(log, 'hill', { timezone: 'UTC' });
    for (let day = 0; day < 15; day++)
      log.pass(DAY).given('hill', { type: 'confirm-occupancy', revision: revisionOf(log) }, STAFF);
    log.given('river', { type: 'confirm-occupancy', revision: log.stream('river').at(-1)!.revision }, STAFF);
    expect(log.now).toBeGreaterThan(start);
    const answer = forecastOf(log);
    const [country, ...shelters] = answer.lines;
    expect([country!.kind, country!.shelters, country!.of, shelters.length]).toEqual(['country', 2, 2, 2]);
    expect(country!.free).toBe(shelters.reduce((sum, { free }) => sum + free, 0));
    expect(forecastCsv(answer).trim().split('\r\n')).toHaveLength(1 + 3 * 7);
  });
});

const modelOf = ({ shelters }: Network): StayModel => {
  const shelter = shelters.get('river')!;
  if (shelter.state.situation !== 'kept') throw new Error(shelter.state.situation);
  return new StayModel(shelter, shelter.state);
};
const entriesBefore = (log: TestLog, instant: string) =>
  log.entries.filter((entry) => entry.readable && entry.metadata.recordedAt < instant);
/** The total variation distance of two distributions. */
const distance = (a: Float64Array, b: Float64Array) =>
  a.reduce((sum, probability, n) => sum + Math.abs(probability - b[n]!), 0) / 2;

const revisionOf = (log: TestLog) => log.stream('hill').at(-1)!.revision;
