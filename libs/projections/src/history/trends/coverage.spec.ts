import { describe, expect, it } from '@jest/globals';
import { isWhole, nightsOf } from '@safe-haven/contracts';
import { MANAGER, openCounted, openShelter, party, STAFF, TestLog } from '../../testing/log.ts';
import { countedNetwork, JANUARY, januaryNights, type Nights } from '../../testing/network.ts';
import { trendsCsv } from './csv.ts';
import { occupancy } from './occupancy.ts';

const FAMILY = ['river-family-0', 'river-family-2'];

describe('the known part of a range', () => {
  const SEVEN = [25, 26, 27, 28, 29, 30, 31] as const;
  const months = (from: string, to: string, shelters: Readonly<Record<string, Nights>>) => {
    const log = countedNetwork(shelters);
    return occupancy(log.follow(), { ...JANUARY, from, to }, MANAGER, log.now).lines[0]!;
  };

  it('OC-1 is given by point and for the whole range; nothing is extrapolated', () => {
    const { points, summary } = months('2026-01-01', '2026-01-31', { 'RS/Atina/one': januaryNights(3, 4, ...SEVEN) });
    expect(points).toMatchObject([{ to: '2026-01-31', partial: false, known: { days: 7, of: 31 } }]);
    expect(summary).toMatchObject({ known: { days: 7, of: 31 }, amounts: { personNights: 21, ratePercent: '75.00' } });
    expect(summary.amounts?.bedHours).toMatchObject({ occupied: '504.00', free: '168.00' });
  });

  it('OC-1 counts a day that any shelter knows, and separately the days of all shelters', () => {
    const { points } = months('2026-01-01', '2026-01-31', {
      'RS/Atina/one': januaryNights(3, 4, ...SEVEN),
      'RS/Atina/two': januaryNights(3, 4, 24, 25),
    });
    expect(points).toMatchObject([
      { known: { days: 8, of: 31 }, shelterNights: { known: 9, withPlaces: 9, of: 2 * 31 } },
    ]);
  });

  it('OC-6 counts the people of nights without a number of places, which have no share and no places', () => {
    const every = Array.from({ length: 31 }, (_, i) => i + 1);
    const shelters = {
      'RS/Atina/one': januaryNights(3, 4, ...every),
      'RS/Atina/two': januaryNights(5, null, ...every),
    };
    const { points, summary } = months('2026-01-01', '2026-01-31', shelters);
    const shelterNights = { known: 62, withPlaces: 31, of: 62 };
    expect(points).toMatchObject([{ shelterNights, personNights: 31 * 8, ratePercent: '75.00', inService: '4.00' }]);
    expect(points.map(isWhole)).toEqual([false]);
    expect(summary).toMatchObject({ shelterNights, amounts: { personNights: 31 * 8, occupied: '3.00' } });
    const alone = months('2026-01-01', '2026-01-31', { 'RS/Atina/two': januaryNights(5, null, ...every) });
    const noPlaces = { personNights: 155, ratePercent: null, occupied: null, inService: null };
    expect(alone.points).toMatchObject([noPlaces]);
  });

  it('OC-6 is whole only where every night of every house is known, whichever of them they are', () => {
    const every = Array.from({ length: 31 }, (_, i) => i + 1);
    const whole = { 'RS/Atina/one': januaryNights(3, 4, ...every), 'RS/Atina/two': januaryNights(2, 4, ...every) };
    const wholeOf = (shelters: Readonly<Record<string, Nights>>) =>
      months('2026-01-01', '2026-01-31', shelters).points.map((point) => [
        isWhole(point),
        point.show !== 'hidden' && point.shelterNights,
      ]);
    expect(wholeOf(whole)).toEqual([[true, { known: 62, withPlaces: 62, of: 62 }]]);
    for (const days of [
      [1, 2, 3],
      [29, 30, 31],
      [4, 15, 31],
    ])
      expect(wholeOf({ ...whole, 'RS/Atina/three': januaryNights(1, 4, ...days) })).toEqual([
        [false, { known: 65, withPlaces: 65, of: 93 }],
      ]);
    // It was registered in February, and has reported no night.
    expect(wholeOf({ ...whole, 'RS/Atina/three': {} })).toEqual([[true, { known: 62, withPlaces: 62, of: 62 }]]);
  });

  it('OC-1 is partial where the range cuts a bucket, at both ends, and where a bucket is not over', () => {
    const shelters = {
      'RS/Atina/one': { ...januaryNights(3, 4, ...SEVEN), '2025-12-31': [3, 4], '2026-02-01': [3, 4] } as Nights,
    };
    const points = months('2025-12-31', '2026-01-30', shelters).points.map((p) => [
      p.day,
      p.to,
      p.partial,
      'known' in p && p.known,
    ]);
    expect(points).toEqual([
      ['2025-12-31', '2025-12-31', true, { days: 1, of: 31 }],
      ['2026-01-01', '2026-01-30', true, { days: 6, of: 31 }],
    ]);
    expect(months('2026-01-01', '2026-02-28', shelters).points).toMatchObject([
      { partial: false, known: { days: 7, of: 31 } },
      { to: '2026-02-01', partial: true, known: { days: 1, of: 28 } },
    ]);
  });

  it('OC-2 divides the beds of a kept shelter into free, spare, held, occupied and out, for each hour', () => {
    const log = new TestLog();
    log.now = Date.parse('2026-03-26T23:00:00.000Z'); // midnight in Belgrade
    openShelter(log, 'river');
    log.pass(6 * 60).given('river', { type: 'admit-party', party: party(1, 1), beds: FAMILY }, STAFF);
    log.given('river', { type: 'take-bed-out-of-service', bedId: 'river-shared-0', reason: 'cleaning' }, STAFF);
    log.pass(12 * 60).given('river', { type: 'return-bed-to-service', bedId: 'river-shared-0' }, STAFF);
    log.pass(28 * 60);
    const query = { from: '2026-03-27', to: '2026-03-28', bucket: 'day', by: 'shelter' } as const;
    const [first, second] = occupancy(log.follow(), query, STAFF, log.now).lines[0]!.points;
    expect(first).toMatchObject({
      partial: false,
      // Two persons sleep there; the third bed of their household room is spare.
      bedHours: { free: '78.00', spare: '18.00', held: '0.00', occupied: '36.00', out: '12.00' },
      personNights: 2,
    });
    expect(second).toMatchObject({ bedHours: { free: '66.00', spare: '22.00', occupied: '44.00' }, personNights: 0 });
    expect(second).toMatchObject({ partial: true });
  });

  it('OC-3 counts the person-night of a party that comes at two in the morning and leaves at ten', () => {
    const log = new TestLog();
    log.now = Date.parse('2026-03-26T12:00:00.000Z');
    openShelter(log, 'river');
    log.now = Date.parse('2026-03-27T01:00:00.000Z');
    log.given('river', { type: 'admit-party', party: { ...party(1), infants: 1 } }, STAFF).pass(8 * 60);
    const stayId = Object.keys((log.state('river') as { stays: object }).stays)[0]!;
    log.given('river', { type: 'discharge-party', stayId, destination: 'family' }, STAFF).pass(40 * 60);
    const query = { from: '2026-03-26', to: '2026-03-28', bucket: 'day', by: 'shelter' } as const;
    const { points } = occupancy(log.follow(), query, STAFF, log.now).lines[0]!;
    expect(points).toMatchObject([{ personNights: 2 }, { personNights: 0 }, { personNights: 0 }]);
  });

  it('OC-3 counts the person-night of a party that comes at exactly four o’clock', () => {
    const log = new TestLog();
    log.now = Date.parse('2026-03-26T12:00:00.000Z');
    openShelter(log, 'river');
    log.now = Date.parse('2026-03-27T03:00:00.000Z'); // four in Belgrade
    log.given('river', { type: 'admit-party', party: party(2) }, STAFF).pass(60);
    const query = { from: '2026-03-26', to: '2026-03-26', bucket: 'day', by: 'shelter' } as const;
    const { points } = occupancy(log.follow(), query, STAFF, log.now).lines[0]!;
    expect(points).toMatchObject([{ personNights: 2 }]);
  });

  it.each([
    ['the night that has an hour less', '2026-03-28', '2026-03-29T02:00:00.000Z'],
    ['the night that has an hour more', '2026-10-24', '2026-10-25T03:00:00.000Z'],
    ['any other night', '2026-06-10', '2026-06-11T02:00:00.000Z'],
  ])(
    'OC-3 %s is known from four o’clock on, and not a millisecond before: in point, range and file',
    (_, night, four) => {
      const log = new TestLog();
      log.now = Date.parse(`${night}T10:00:00.000Z`);
      openShelter(log, 'river');
      openCounted(log, 'count', { timezone: 'Europe/Belgrade', organisation: 'Atina', country: 'RS' });
      log.given('river', { type: 'admit-party', party: party(2) }, STAFF);
      log.given('count', { type: 'report-census', asOf: log.instant, night, occupied: 5, inService: 8 });
      const query = { from: night, to: four.slice(0, 10), bucket: 'day', by: 'organisation' } as const;
      const at = (ms: number) => {
        const answer = occupancy(log.follow(), query, MANAGER, ms);
        const { points, summary } = answer.lines[0]!;
        const file = trendsCsv(answer)
          .trimEnd()
          .split('\r\n')
          .slice(1)
          .map((row) => row.split(',').slice(-5, -3));
        const shown = points.map((point) =>
          point.show === 'exact' ? [nightsOf(point), point.nights, point.partial] : null,
        );
        return { shown, whole: summary.amounts && [nightsOf(summary.amounts), summary.amounts.nights], file };
      };
      const ms = Date.parse(four);
      const running = [null, 0, true];
      expect(at(ms - 1)).toEqual({
        shown: [running, running],
        whole: [null, 0],
        file: [
          ['', '0'],
          ['', '0'],
        ],
      });
      expect(at(ms)).toEqual({
        shown: [[7, 1, true], running],
        whole: [7, 1],
        file: [
          ['7', '1'],
          ['', '0'],
        ],
      });
    },
  );

  it('OC-3 tells a night without guests from a night that is not over', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    log.pass(24 * 60);
    const query = { from: '2026-03-27', to: '2026-03-28', bucket: 'day', by: 'shelter' } as const;
    const { points } = occupancy(log.follow(), query, STAFF, log.now).lines[0]!;
    // Registered at noon: the first day is partial, its night is complete.
    expect(points.map((point) => point.show === 'exact' && nightsOf(point))).toEqual([0, null]);
  });
});
