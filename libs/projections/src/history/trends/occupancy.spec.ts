import { describe, expect, it } from '@jest/globals';
import { type TrendPoint, trends } from '@safe-haven/contracts';
import {
  AUDITOR,
  FOCAL,
  HOTLINE,
  MANAGER,
  NETWORK_MANAGER,
  openShelter,
  party,
  STAFF,
  TestLog,
} from '../../testing/log.ts';
import { countedNetwork, JANUARY, januaryNights } from '../../testing/network.ts';
import { trendsCsv } from './csv.ts';
import { type OccupancyQuery, occupancy, todayFor } from './occupancy.ts';

const shown = (points: readonly TrendPoint[] | undefined) =>
  points?.map((p) => [p.day, p.show, 'why' in p ? p.why : '']);

describe('one’s own occupancy', () => {
  it('SH-16 is exact: rates over all shelters and days, means over the known time, gaps stay gaps', () => {
    const log = countedNetwork({
      'RS/Atina/one': januaryNights(3, 4, 5, 6, 8),
      'RS/Atina/two': januaryNights(5, 6, 5),
      'BA/Other/three': januaryNights(9, 9, 5),
    });
    const week = { ...JANUARY, from: '2026-01-04', to: '2026-01-08' };
    const daily = occupancy(log.follow(), { ...week, bucket: 'day' }, MANAGER, log.now);
    expect(trends.parse(daily)).toEqual(daily);
    const { points, ...line } = daily.lines[0]!;
    expect([daily.lines.length, line.key, line.name, line.country, line.shelters]).toEqual([1, 'RS', 'RS', 'RS', 2]);
    expect(points).toMatchObject([
      { show: 'gap', day: '2026-01-04' },
      { show: 'exact', day: '2026-01-05', ratePercent: '80.00', occupied: '8.00', inService: '10.00' },
      { show: 'exact', day: '2026-01-06', ratePercent: '75.00', occupied: '3.00', inService: '4.00' },
      { show: 'gap', day: '2026-01-07' },
      { show: 'exact', day: '2026-01-08', ratePercent: '75.00', occupied: '3.00', inService: '4.00' },
    ]);
    const weekly = occupancy(log.follow(), { ...week, bucket: 'week', by: 'organisation' }, MANAGER, log.now);
    // (3+3+3+5) of (4+4+4+6); 2026-01-05 was a Monday.
    expect(weekly.lines[0]).toMatchObject({
      key: 'Atina',
      points: [
        { show: 'gap', day: '2026-01-04' },
        { day: '2026-01-05', ratePercent: '77.78', occupied: '8.00', inService: '10.00' },
      ],
    });
  });

  it('SH-16 ends with the current local day of the shelters, in any time zone', () => {
    const log = new TestLog();
    log.now = Date.parse('2026-03-27T23:30:00.000Z');
    openShelter(log, 'river', { timezone: 'America/Toronto' });
    const range = { from: '2026-03-26', to: '2026-03-31', bucket: 'day', by: 'country' } as const;
    const now = log.now + 60 * 60_000;
    expect(occupancy(log.follow(), range, MANAGER, now).to).toBe('2026-03-27');
    expect(todayFor(log.follow(), MANAGER, now)).toBe('2026-03-27');
    openShelter(log, 'hill', { timezone: 'Europe/Belgrade' });
    expect(todayFor(log.follow(), MANAGER, now)).toBe('2026-03-28');
    expect(todayFor({ shelters: new Map() }, MANAGER, now)).toBe('2026-03-28');
  });

  it('SH-16 of a kept shelter is exact to the millisecond, the current day up to now', () => {
    const log = new TestLog();
    log.now = Date.parse('2026-03-27T11:00:00.000Z');
    openShelter(log, 'river');
    log.pass(6 * 60).given('river', { type: 'admit-party', party: party(2) }, STAFF);
    log.pass(18 * 60);
    const query = { from: '2026-03-27', to: '2026-03-31', bucket: 'day', by: 'shelter' } as const;
    expect(occupancy(log.follow(), query, STAFF, log.now).lines[0]).toMatchObject({
      key: 'river',
      name: 'House river',
      points: [
        { day: '2026-03-27', ratePercent: '16.67', occupied: '1.00', inService: '6.00' },
        { day: '2026-03-28', ratePercent: '33.33', occupied: '2.00', inService: '6.00' },
      ],
    });
    // The night of the second day is not over, so its cell is not a zero that would count as an empty night.
    const nightsIn = trendsCsv(occupancy(log.follow(), query, STAFF, log.now))
      .trimEnd()
      .split('\r\n');
    expect(nightsIn.map((row) => row.split(',').at(-4))).toEqual(['known_nights', '1', '0']);
  });

  it('SH-18 is limited to the shelters of shelter staff; without the right there is no line', () => {
    const log = countedNetwork({ 'RS/Atina/one': januaryNights(3, 4, 5), 'RS/Atina/two': januaryNights(5, 6, 5) });
    const lines = (actor: Parameters<typeof occupancy>[2]) =>
      occupancy(log.follow(), { ...JANUARY, by: 'shelter' }, actor, log.now).lines.map((l) => l.key);
    expect(lines({ ...STAFF, shelters: ['two'] })).toEqual(['two']);
    expect(lines(MANAGER)).toEqual(['one', 'two']);
    expect(lines({ ...MANAGER, organisation: 'Other' })).toEqual([]);
    for (const actor of [HOTLINE, AUDITOR]) expect(lines(actor)).toEqual([]);
  });

  it('SH-16 of an unreadable shelter has no points', () => {
    const log = countedNetwork({ 'RS/Atina/one': januaryNights(3, 4, 5, 6) });
    log.recordRaw('shelter-one', 'CensusReported', 9, {}, log.stream('one')[0]!.metadata);
    expect(occupancy(log.follow(), JANUARY, MANAGER, log.now).lines[0]?.points).toEqual([]);
  });
});

describe('the occupancy of other organisations', () => {
  const EVENINGS = [1, 2, 3, 20, 21, 25, 26] as const;
  const network = () =>
    countedNetwork({
      'RS/A/a1': januaryNights(3, 5, ...EVENINGS),
      'RS/A/a2': januaryNights(3, 5, ...EVENINGS),
      'RS/A/a3': januaryNights(4, 5, ...EVENINGS.filter((d) => d !== 21)),
      'BA/B/b1': januaryNights(9, 9, ...EVENINGS),
    });

  it('SH-15 is a range, a week late, hidden with its reason under three shelters; a hidden day hides its month', () => {
    const log = network();
    const by = (query: Partial<OccupancyQuery>) =>
      occupancy(log.follow(), { ...JANUARY, ...query }, NETWORK_MANAGER, log.now).lines.map((l) => [
        l.key,
        shown(l.points),
      ]);
    expect(by({ bucket: 'day', from: '2026-01-01', to: '2026-01-03' })).toEqual([
      ['BA', ['01', '02', '03'].map((d) => [`2026-01-${d}`, 'hidden', 'few_shelters'])],
      ['RS', ['01', '02', '03'].map((d) => [`2026-01-${d}`, 'range', ''])],
    ]);
    expect(by({ bucket: 'day', from: '2026-01-20', to: '2026-01-26', country: 'RS' })).toEqual([
      [
        'RS',
        [
          ['2026-01-20', 'range', ''],
          ['2026-01-21', 'hidden', 'few_shelters'],
          ['2026-01-22', 'gap', ''],
          ['2026-01-23', 'gap', ''],
          ['2026-01-24', 'gap', ''],
          // It is noon of 1 February: 25 January ended less than a week ago.
          ['2026-01-25', 'hidden', 'too_recent'],
          ['2026-01-26', 'hidden', 'too_recent'],
        ],
      ],
    ]);
    // A month is answered as a whole, whichever part of it is asked for, a week after its end; a hidden day hides it.
    expect(by({ from: '2026-01-05', to: '2026-01-20', country: 'RS' })).toEqual([
      ['RS', [['2026-01-01', 'hidden', 'too_recent']]],
    ]);
    log.pass(7 * 24 * 60);
    expect(by({ from: '2026-01-05', to: '2026-01-20', country: 'RS' })).toEqual([
      ['RS', [['2026-01-01', 'hidden', 'few_shelters']]],
    ]);
  });

  it('SH-15 says how many of the shown days are known, and has no bed-hours', () => {
    const log = network();
    const query = { ...JANUARY, to: '2026-01-02', bucket: 'week', country: 'RS' } as const;
    const [line] = occupancy(log.follow(), query, NETWORK_MANAGER, log.now).lines;
    expect(line).toMatchObject({
      points: [{ show: 'range', partial: false, known: { days: 3, of: 7 } }],
      summary: { known: { days: 3, of: 7 }, amounts: null },
    });
    const hidden = occupancy(log.follow(), { ...query, country: 'BA' }, NETWORK_MANAGER, log.now).lines[0]!;
    expect(hidden.points[0]).not.toHaveProperty('known');
    expect(hidden.summary).toEqual({
      known: { days: 0, of: 7 },
      shelterNights: { known: 0, withPlaces: 0, of: 0 },
      amounts: null,
    });
  });

  it('PV-7 is answered by complete weeks when the range begins or ends within one', () => {
    const log = network();
    const weeks = (from: string, to: string) =>
      occupancy(log.follow(), { ...JANUARY, bucket: 'week', country: 'RS', from, to }, NETWORK_MANAGER, log.now).lines;
    expect(weeks('2026-01-01', '2026-01-02')).toEqual(weeks('2025-12-29', '2026-01-04'));
    expect(shown(weeks('2026-01-01', '2026-01-02')[0]?.points)).toEqual([['2025-12-29', 'range', '']]);
  });

  it('SH-15 has no exact number, and none of a single shelter', () => {
    const log = network();
    for (const by of ['country', 'organisation', 'shelter'] as const) {
      const answer = occupancy(log.follow(), { ...JANUARY, by, bucket: 'day' }, NETWORK_MANAGER, log.now);
      expect(trends.parse(answer)).toEqual(answer);
      expect(answer.lines.flatMap((l) => l.points).filter((p) => p.show === 'exact')).toEqual([]);
      if (by === 'shelter') expect(answer.lines.flatMap((l) => l.points).filter((p) => p.show === 'range')).toEqual([]);
    }
  });

  it('SH-18 is limited to a focal point’s country', () => {
    const log = network();
    const day = { ...JANUARY, to: '2026-01-01', bucket: 'day' } as const;
    const lines = occupancy(log.follow(), day, FOCAL, log.now).lines;
    expect(lines.map((l) => [l.key, shown(l.points)])).toEqual([['RS', [['2026-01-01', 'range', '']]]]);
    expect(occupancy(log.follow(), { ...day, country: 'BA' }, FOCAL, log.now).lines).toEqual([]);
  });
});

describe('more points than the limit', () => {
  it('OC-4 are answered in the next longer step, which the answer names', () => {
    const log = countedNetwork({ 'RS/Atina/one': januaryNights(3, 4, 5), 'RS/Atina/two': januaryNights(3, 4, 5) });
    const query = { ...JANUARY, bucket: 'day', by: 'shelter' } as const;
    const stepsOf = (most?: number) => {
      const { bucket, lines } = occupancy(log.follow(), query, MANAGER, log.now, most);
      return [bucket, lines[0]!.points.length];
    };
    expect([stepsOf(), stepsOf(62), stepsOf(61), stepsOf(8)]).toEqual([
      ['day', 31],
      ['day', 31],
      ['week', 5],
      ['month', 1],
    ]);
  });
});

describe('extreme ranges', () => {
  it('are cut to ten years and not answered for the future', () => {
    const log = countedNetwork({ 'RS/Atina/one': januaryNights(3, 4, 5) });
    log.given('one', { type: 'report-census', asOf: log.instant, night: '0007-01-01', occupied: 1, inService: 2 });
    const wideRange = { from: '0001-01-01', to: '9999-12-31', bucket: 'day', by: 'shelter' } as const;
    const answer = occupancy(log.follow(), wideRange, MANAGER, log.now);
    expect([answer.from, answer.to]).toEqual(['2016-01-26', '2026-02-01']);
    expect(answer.lines[0]!.points.length).toBe(366 + 28);
    const ahead = { ...wideRange, from: '2030-01-01', to: '2031-01-01' };
    expect(occupancy(log.follow(), ahead, MANAGER, log.now).lines[0]!.points).toEqual([]);
  });
});
