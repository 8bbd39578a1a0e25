import { describe, expect, it } from '@jest/globals';
import { openCounted, openShelter, party, STAFF, TestLog } from '../../testing/log.ts';
import { countedDays, type DayTally, keptDays } from './days.ts';
import { dayName, dayNumber } from './zone.ts';

const HOUR = 3_600_000;
const EVER = [dayNumber('2020-01-01'), dayNumber('2030-01-01')] as const;
const hours = (tallies: readonly DayTally[]) =>
  tallies.map(({ day, ms, occupied, held, inService, out }) => ({
    day: dayName(day),
    covers: ms / HOUR,
    occupied: occupied / HOUR,
    held: held / HOUR,
    inService: inService / HOUR,
    out: out / HOUR,
  }));

function setUp() {
  const log = new TestLog();
  log.now = Date.parse('2026-03-27T11:00:00.000Z'); // noon in Belgrade
  openShelter(log, 'river');
  const hoursByDay = () => {
    const { ledger } = log.follow().shelters.get('river')!;
    return hours(keptDays(ledger, ...EVER, log.now));
  };
  return { log, hoursByDay };
}
const sixBeds = (day: string, covers: number, overrides: object = {}) => ({
  day,
  covers,
  occupied: 0,
  held: 0,
  inService: 6 * covers,
  out: 0,
  ...overrides,
});

describe('bed-time by local day', () => {
  it('SH-16 begins with the registration and ends now; a day of 23 hours has 23', () => {
    const { log, hoursByDay } = setUp();
    log.given('river', { type: 'admit-party', party: party(2, 1) }, STAFF).pass(60 * 60);
    expect(hoursByDay()).toEqual([
      sixBeds('2026-03-27', 12, { occupied: 36 }),
      sixBeds('2026-03-28', 24, { occupied: 72 }),
      sixBeds('2026-03-29', 23, { occupied: 69 }),
      sixBeds('2026-03-30', 1, { occupied: 3 }),
    ]);
  });

  it('SH-16 of an arrival in the night of a clock change is in real hours', () => {
    const { log, hoursByDay } = setUp();
    log.now = Date.parse('2026-03-28T23:30:00.000Z'); // half past midnight on the 29th
    log.given('river', { type: 'admit-party', party: party(1) }, STAFF).pass(24 * 60);
    expect(hoursByDay().slice(2)).toEqual([
      sixBeds('2026-03-29', 23, { occupied: 22.5 }),
      sixBeds('2026-03-30', 1.5, { occupied: 1.5 }),
    ]);
  });

  it('SH-16 of a fact recorded late falls into the night in which it occurred', () => {
    const { log, hoursByDay } = setUp();
    log
      .pass(24 * 60)
      .given('river', { type: 'admit-party', party: party(1), occurredAt: '2026-03-27T20:00:00.000Z' }, STAFF);
    expect(hoursByDay()).toEqual([
      sixBeds('2026-03-27', 12, { occupied: 3 }),
      sixBeds('2026-03-28', 12, { occupied: 12 }),
    ]);
  });

  it('SH-14 SH-16 stays in order whatever is recorded late, and any part of the range gives the same days', () => {
    const { log, hoursByDay } = setUp();
    log.pass(40 * 60).given('river', { type: 'admit-party', party: party(1) }, STAFF);
    log.given('river', { type: 'admit-party', party: party(2), occurredAt: '2026-03-28T11:00:00.000Z' }, STAFF);
    const { ledger } = log.pass(60).follow().shelters.get('river')!;
    expect(Object.keys(ledger.days)).toEqual(['2026-03-27', '2026-03-28', '2026-03-29']);
    const last = dayNumber('2026-03-29');
    expect(hours(keptDays(ledger, last, last, log.now))).toEqual(hoursByDay().slice(-1));
    expect(hoursByDay().at(-1)).toEqual(sixBeds('2026-03-29', 5, { occupied: 2 * 5 + 1 }));
  });

  it('SH-13 moves with a correction from one day to another, without a trace of the error', () => {
    const { log, hoursByDay } = setUp();
    log.pass(20 * 60).given('river', { type: 'admit-party', party: party(1) }, STAFF);
    const { eventId } = log.stream('river').at(-1)!;
    const correction = { kind: 'replace_time', occurredAt: '2026-03-27T21:00:00.000Z' } as const;
    log.given('river', { type: 'correct-event', eventId, correction, reason: 'wrong_time' });
    expect(hoursByDay()).toEqual([
      sixBeds('2026-03-27', 12, { occupied: 2 }),
      sixBeds('2026-03-28', 8, { occupied: 8 }),
    ]);
    log.given('river', { type: 'correct-event', eventId, correction: { kind: 'void' }, reason: 'did_not_happen' });
    expect(hoursByDay()).toEqual([sixBeds('2026-03-27', 12), sixBeds('2026-03-28', 8)]);
  });

  it('SH-16 of an overflow bed whose party left before its time was over lasts until that time', () => {
    const { log, hoursByDay } = setUp();
    log.given('river', { type: 'open-overflow', until: '2026-03-27T15:00:00.000Z' });
    const beds = ['river-shared-3'];
    log.given('river', { type: 'admit-party', party: party(1), beds }, STAFF).pass(6 * 60);
    log.given('river', { type: 'close-overflow' });
    const stayId = Object.keys((log.state('river') as { stays: object }).stays)[0]!;
    const occurredAt = '2026-03-27T13:00:00.000Z';
    log.given('river', { type: 'discharge-party', stayId, destination: 'family', occurredAt }, STAFF);
    expect(hoursByDay()).toEqual([sixBeds('2026-03-27', 6, { occupied: 2, inService: 36 + 4 })]);
  });

  it('SH-16 of an overflow bed taken out of service, corrected to before it was opened, is none', () => {
    const { log, hoursByDay } = setUp();
    log.pass(120).given('river', { type: 'open-overflow', until: '2026-03-27T20:00:00.000Z' });
    log.pass(60).given('river', { type: 'take-bed-out-of-service', bedId: 'river-shared-3', reason: 'safety' }, STAFF);
    const { eventId } = log.stream('river').at(-1)!;
    const correction = { kind: 'replace_time', occurredAt: '2026-03-27T12:00:00.000Z' } as const;
    log.given('river', { type: 'correct-event', eventId, correction, reason: 'wrong_time' }).pass(60);
    expect(hoursByDay()).toEqual([sixBeds('2026-03-27', 4, { out: 3 })]);
  });

  it('SH-16 of all days, earlier ones too, is cut again when the time zone changes', () => {
    const { log, hoursByDay } = setUp();
    log.given('river', { type: 'admit-party', party: party(1) }, STAFF).pass(12 * 60);
    log.given('river', { type: 'change-profile', timezone: 'UTC' });
    expect(hoursByDay()).toEqual([sixBeds('2026-03-27', 12, { occupied: 12 })]);
  });
});

describe('nights of a counted shelter', () => {
  it('SH-12 without a report are gaps and not zero, the newest report of a night counts, the future is left out', () => {
    const log = new TestLog();
    openCounted(log, 'count');
    const report = (night: string, occupied: number, inService?: number) =>
      log.given('count', {
        type: 'report-census',
        asOf: `${night}T09:00:00.000Z`,
        night,
        occupied,
        ...(inService ? { inService } : {}),
      });
    report('2026-03-25', 9, 10);
    report('2026-03-23', 8, 10);
    report('2026-03-25', 7, 10);
    report('2026-03-22', 8);
    report('2026-05-01', 8, 10);
    const { state } = log.follow().shelters.get('count')!;
    if (state.situation !== 'counted') throw new Error('not counted');
    expect(hours(countedDays(state, ...EVER, log.now))).toEqual([
      // Its capacity is not known: it has no time of beds, and its people are counted apart (OC-6).
      { ...sixBeds('2026-03-22', 0, {}), inService: 0 },
      sixBeds('2026-03-23', 24, { occupied: 8 * 24, inService: 240 }),
      sixBeds('2026-03-25', 24, { occupied: 7 * 24, inService: 240 }),
    ]);
  });
});
