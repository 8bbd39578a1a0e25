import { describe, expect, it } from '@jest/globals';
import { openCounted, openHouse, party, STAFF, TestLog } from '../testing/log.ts';
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

function house() {
  const log = new TestLog();
  log.now = Date.parse('2026-03-27T11:00:00.000Z'); // noon in Belgrade
  openHouse(log, 'river');
  const tell = () => {
    const { ledger } = log.follow().shelters.get('river')!;
    return hours(keptDays(ledger, ...EVER, log.now));
  };
  return { log, tell };
}
const six = (day: string, covers: number, rest: object = {}) => ({
  day,
  covers,
  occupied: 0,
  held: 0,
  inService: 6 * covers,
  out: 0,
  ...rest,
});

describe('bed-time by local day', () => {
  it('SH-16 begins when the house is registered, ends now, and a day of 23 hours has 23', () => {
    const { log, tell } = house();
    log.given('river', { type: 'admit-party', party: party(2, 1) }, STAFF).pass(60 * 60);
    expect(tell()).toEqual([
      six('2026-03-27', 12, { occupied: 36 }),
      six('2026-03-28', 24, { occupied: 72 }),
      six('2026-03-29', 23, { occupied: 69 }),
      six('2026-03-30', 1, { occupied: 3 }),
    ]);
  });

  it('SH-16 an arrival in the night in which the clocks change counts the hours that there were', () => {
    const { log, tell } = house();
    log.now = Date.parse('2026-03-28T23:30:00.000Z'); // half past midnight on the 29th
    log.given('river', { type: 'admit-party', party: party(1) }, STAFF).pass(24 * 60);
    expect(tell().slice(2)).toEqual([
      six('2026-03-29', 23, { occupied: 22.5 }),
      six('2026-03-30', 1.5, { occupied: 1.5 }),
    ]);
  });

  it('SH-16 a night written down late falls into the night in which it was', () => {
    const { log, tell } = house();
    log
      .pass(24 * 60)
      .given('river', { type: 'admit-party', party: party(1), occurredAt: '2026-03-27T20:00:00.000Z' }, STAFF);
    expect(tell()).toEqual([six('2026-03-27', 12, { occupied: 3 }), six('2026-03-28', 12, { occupied: 12 })]);
  });

  it('SH-14 SH-16 days stay in order, whatever was written down late, and any range of them is told alike', () => {
    const { log, tell } = house();
    log.pass(40 * 60).given('river', { type: 'admit-party', party: party(1) }, STAFF);
    log.given('river', { type: 'admit-party', party: party(2), occurredAt: '2026-03-28T11:00:00.000Z' }, STAFF);
    const { ledger } = log.pass(60).follow().shelters.get('river')!;
    expect(Object.keys(ledger.days)).toEqual(['2026-03-27', '2026-03-28', '2026-03-29']);
    const last = dayNumber('2026-03-29');
    expect(hours(keptDays(ledger, last, last, log.now))).toEqual(tell().slice(-1));
    expect(tell().at(-1)).toEqual(six('2026-03-29', 5, { occupied: 2 * 5 + 1 }));
  });

  it('SH-13 a correction moves bed-time from one day to another and leaves no trace of the error', () => {
    const { log, tell } = house();
    log.pass(20 * 60).given('river', { type: 'admit-party', party: party(1) }, STAFF);
    const { eventId } = log.stream('river').at(-1)!;
    const correction = { kind: 'replace_time', occurredAt: '2026-03-27T21:00:00.000Z' } as const;
    log.given('river', { type: 'correct-event', eventId, correction, reason: 'wrong_time' });
    expect(tell()).toEqual([six('2026-03-27', 12, { occupied: 2 }), six('2026-03-28', 8, { occupied: 8 })]);
    log.given('river', { type: 'correct-event', eventId, correction: { kind: 'void' }, reason: 'did_not_happen' });
    expect(tell()).toEqual([six('2026-03-27', 12), six('2026-03-28', 8)]);
  });

  it('SH-16 an overflow bed whose party left, dated before its time was over, was in service until that time', () => {
    const { log, tell } = house();
    log.given('river', { type: 'open-overflow', until: '2026-03-27T15:00:00.000Z' });
    const beds = ['river-shared-3'];
    log.given('river', { type: 'admit-party', party: party(1), beds }, STAFF).pass(6 * 60);
    log.given('river', { type: 'close-overflow' });
    const stayId = Object.keys((log.state('river') as { stays: object }).stays)[0]!;
    const occurredAt = '2026-03-27T13:00:00.000Z';
    log.given('river', { type: 'discharge-party', stayId, destination: 'family', occurredAt }, STAFF);
    expect(tell()).toEqual([six('2026-03-27', 6, { occupied: 2, inService: 36 + 4 })]);
  });

  it('SH-16 an overflow bed taken out of service, corrected to before it was opened, was never in service', () => {
    const { log, tell } = house();
    log.pass(120).given('river', { type: 'open-overflow', until: '2026-03-27T20:00:00.000Z' });
    log.pass(60).given('river', { type: 'take-bed-out-of-service', bedId: 'river-shared-3', reason: 'safety' }, STAFF);
    const { eventId } = log.stream('river').at(-1)!;
    const correction = { kind: 'replace_time', occurredAt: '2026-03-27T12:00:00.000Z' } as const;
    log.given('river', { type: 'correct-event', eventId, correction, reason: 'wrong_time' }).pass(60);
    expect(tell()).toEqual([six('2026-03-27', 4, { out: 3 })]);
  });

  it('SH-16 another time zone cuts the days anew, those before it too', () => {
    const { log, tell } = house();
    log.given('river', { type: 'admit-party', party: party(1) }, STAFF).pass(12 * 60);
    log.given('river', { type: 'change-profile', timezone: 'UTC' });
    expect(tell()).toEqual([six('2026-03-27', 12, { occupied: 12 })]);
  });
});

describe('nights of a counted house', () => {
  it('SH-12 a night without a report is a gap and not zero, the newest report of a night holds, the future is not told', () => {
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
      six('2026-03-23', 24, { occupied: 8 * 24, inService: 240 }),
      six('2026-03-25', 24, { occupied: 7 * 24, inService: 240 }),
    ]);
  });
});
