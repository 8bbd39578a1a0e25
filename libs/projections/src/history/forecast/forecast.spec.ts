import { describe, expect, it } from '@jest/globals';
import { type ForecastLine, forecast } from '@safe-haven/contracts';
import { type Actor, placesOf } from '@safe-haven/domain';
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
} from '../../testing/log.ts';
import { forecastCsv } from './csv.ts';
import { forecastOf } from './forecast.ts';
import { freeMornings } from './free-days.ts';

const DAY = 24 * 60;

const forecastFor = (log: TestLog, viewer: Actor = MANAGER) =>
  forecast.parse(forecastOf(log.follow(), viewer, log.now, 7));
const lineOf = (log: TestLog, key: string): ForecastLine => forecastFor(log).lines.find((line) => line.key === key)!;
const summary = ({ key, days, why }: ForecastLine) => [key, days.length, why];

/** Days on which a party of one comes and leaves in turn, in each of these kept houses. */
function keptDays(log: TestLog, ids: readonly string[], days: number): void {
  const stays = new Map<string, string>();
  for (let day = 0; day < days; day++) {
    log.pass(DAY);
    for (const id of ids) {
      const stayId = stays.get(id);
      stays.delete(id);
      if (stayId === undefined) stays.set(id, admitted(log, id));
      else log.given(id, { type: 'discharge-party', stayId, destination: 'own_home' }, STAFF);
    }
  }
}

function admitted(log: TestLog, id: string): string {
  const decision = log.when(id, { type: 'admit-party', party: party(1) }, STAFF);
  const event = decision.ok
    ? decision.events.map((one) => one.event).find(({ type }) => type === 'PartyAdmitted')
    : null;
  if (event?.type !== 'PartyAdmitted') throw new Error(JSON.stringify(decision));
  return event.stayId;
}

/** Nights that a counted house reports, one a day. */
function countedNights(log: TestLog, id: string, occupied: readonly number[], inService = 6): void {
  for (const guests of occupied) {
    log.pass(DAY);
    const night = { asOf: log.instant, night: log.instant.slice(0, 10), inService, occupied: guests };
    log.given(id, { type: 'report-census', ...night }, MANAGER);
  }
}
const counted = (...ids: readonly string[]): TestLog => {
  const log = new TestLog();
  for (const id of ids) openCounted(log, id, { timezone: 'UTC', organisation: 'Atina', country: 'RS' });
  return log;
};
const quiet = (nights: number, guests = 6) => new Array<number>(nights).fill(guests);

describe('a forecast of free places', () => {
  const log = new TestLog();
  openShelter(log, 'river', { timezone: 'UTC' });
  openShelter(log, 'hill', { timezone: 'UTC' });
  keptDays(log, ['river', 'hill'], 120);

  it('FC-1 is a range for each of seven days, between zero and the places in service, the same each time', () => {
    const line = lineOf(log, 'river');
    expect(line.days.map(({ day }) => day)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((n) => new Date(log.now + n * DAY * 60_000).toISOString().slice(0, 10)),
    );
    for (const { low, middle, high } of line.days)
      expect([0 <= low, low <= middle, middle <= high, high <= line.inService]).toEqual([true, true, true, true]);
    // After an even number of days it is as full as now.
    expect(line.days[1]).toMatchObject({ low: line.free, middle: line.free, high: line.free });
    expect(line.days[0]!.low).not.toBe(line.free);
    expect(lineOf(log, 'river')).toEqual(line);
  });

  it('FC-1 of a kept house learns from what was free at the beginning of each day, and a quiet day is as the one before', () => {
    const { mornings, state } = log.follow().shelters.get('river')!;
    const today = Math.floor(log.now / (DAY * 60_000));
    if (state.situation !== 'kept') throw new Error(state.situation);
    const free = [...freeMornings(mornings, today + 3, placesOf(state).free)].toSorted(([a], [b]) => a - b);
    expect(free.map(([day]) => day)).toEqual(Array.from({ length: 124 }, (_, n) => today - 120 + n));
    const last = free.slice(-6).map(([, places]) => places);
    expect(last).toEqual([3, 6, 3, ...new Array<number>(3).fill(placesOf(state).free)]);
  });

  it('FC-1 adds up the kept houses of a country, and its CSV file has a row per day', () => {
    const answer = forecastFor(log);
    const [country, ...shelters] = answer.lines;
    expect([country!.kind, country!.shelters, country!.of, shelters.length]).toEqual(['country', 2, 2, 2]);
    expect(country!.free).toBe(shelters.reduce((sum, { free }) => sum + free, 0));
    expect(country!.days[1]).toMatchObject({ low: country!.free, high: country!.free });
    expect(forecastCsv(answer).trim().split('\r\n')).toHaveLength(1 + 3 * 7);
  });

  it('FC-1 takes 28 days to learn from, and a report that is not old', () => {
    const log = counted('a');
    countedNights(log, 'a', quiet(28));
    expect(summary(lineOf(log, 'a'))).toEqual(['a', 0, 'little_history']);
    countedNights(log, 'a', quiet(1));
    expect(summary(lineOf(log, 'a'))).toEqual(['a', 0, 'few_tries']);
    log.pass(3 * DAY);
    expect(summary(lineOf(log, 'a'))).toEqual(['a', 0, 'old_report']);
  });

  it('FC-5 shows as many days ahead as were tried 30 times and right, and says why no more', () => {
    const log = counted('a');
    countedNights(log, 'a', quiet(60));
    // The range of tomorrow was first known after 28 changes; one further day ahead was over two days later.
    expect(summary(lineOf(log, 'a'))).toEqual(['a', 1, null]);
    expect(
      lineOf(log, 'a')
        .tries.map(({ tried, hidden }) => [tried, hidden])
        .slice(0, 2),
    ).toEqual([
      [31, null],
      [29, 'few_tries'],
    ]);
    countedNights(log, 'a', quiet(20));
    expect(summary(lineOf(log, 'a'))).toEqual(['a', 7, null]);
  });

  it('FC-5 judges each line by its own tries: one house is shown, another is not', () => {
    const log = counted('calm', 'wild');
    for (let day = 0; day < 150; day++) {
      countedNights(log, 'calm', [6]);
      log.pass(-DAY);
      // Every month the swings are half as large again, so that the past is always too quiet.
      countedNights(log, 'wild', [200 + Math.round(((day % 3) - 1) * 1.5 ** (day / 30))], 400);
    }
    expect(forecastFor(log).lines.map(summary)).toEqual([
      ['calm', 7, null],
      ['wild', 0, 'not_right'],
    ]);
  });

  it('FC-1 of a house is made once for each of its states and days', () => {
    const log = counted('a', 'b');
    for (const id of ['a', 'b']) {
      countedNights(log, id, quiet(100));
      log.pass(-100 * DAY);
    }
    log.pass(100 * DAY);
    const network = log.follow();
    const asked = () => forecastOf(network, MANAGER, log.now, 7).lines;
    const [a, b] = asked();
    expect(asked().map((line, n) => line === [a, b][n])).toEqual([true, true]);
    const before = log.entries.length;
    // Another count of the same night.
    log.pass(-DAY);
    countedNights(log, 'a', [0]);
    log.follow(network, log.entries.slice(before));
    expect(asked().map((line, n) => line === [a, b][n])).toEqual([false, true]);
    expect(asked()).toEqual(forecastFor(log).lines);
  });

  it('FC-4 is of the viewer’s own houses only; a viewer who gets trends late and in ranges gets the reason', () => {
    for (const viewer of [NETWORK_MANAGER, FOCAL, HOTLINE])
      expect(forecastFor(log, viewer)).toMatchObject({ why: 'own_only', lines: [] });
    expect(forecastFor(log, OTHERS)).toMatchObject({ why: null, lines: [] });
    expect(forecastFor(log, { ...STAFF, shelters: ['other'] }).lines).toEqual([]);
  });
});
