import { describe, expect, it } from '@jest/globals';
import { nightsOf, type TrendPoint, trends } from '@safe-haven/contracts';
import {
  AUDITOR,
  FOCAL,
  HOTLINE,
  MANAGER,
  OVERSEER,
  openCounted,
  openHouse,
  party,
  STAFF,
  TestLog,
} from '../testing/log.ts';
import { countedNetwork, type Nights } from '../testing/network.ts';
import { trendsCsv } from './csv.ts';
import { type OccupancyQuery, occupancy, todayFor } from './occupancy.ts';

const MONTH: OccupancyQuery = { from: '2026-01-01', to: '2026-01-31', bucket: 'month', by: 'country' };
const nights = (occupied: number, inService: number, ...days: readonly number[]): Nights =>
  Object.fromEntries(days.map((d) => [`2026-01-${String(d).padStart(2, '0')}`, [occupied, inService]]));
const shown = (points: readonly TrendPoint[] | undefined) =>
  points?.map((p) => [p.day, p.show, 'why' in p ? p.why : '']);

describe('one’s own occupancy', () => {
  it('SH-16 is exact: pooled over houses and days, means over what each house knows, gaps stay gaps', () => {
    const log = countedNetwork({
      'RS/Atina/one': nights(3, 4, 5, 6, 8),
      'RS/Atina/two': nights(5, 6, 5),
      'BA/Other/three': nights(9, 9, 5),
    });
    const week = { ...MONTH, from: '2026-01-04', to: '2026-01-08' };
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

  it('SH-16 ends with the day that it is in the houses, in whatever part of the world they stand', () => {
    const log = new TestLog();
    log.now = Date.parse('2026-03-27T23:30:00.000Z');
    openHouse(log, 'river', { timezone: 'America/Toronto' });
    const range = { from: '2026-03-26', to: '2026-03-31', bucket: 'day', by: 'country' } as const;
    const now = log.now + 60 * 60_000;
    expect(occupancy(log.follow(), range, MANAGER, now).to).toBe('2026-03-27');
    expect(todayFor(log.follow(), MANAGER, now)).toBe('2026-03-27');
    openHouse(log, 'hill', { timezone: 'Europe/Belgrade' });
    expect(todayFor(log.follow(), MANAGER, now)).toBe('2026-03-28');
    expect(todayFor({ shelters: new Map() }, MANAGER, now)).toBe('2026-03-28');
  });

  it('SH-16 counts a kept house to the millisecond, the running day up to now', () => {
    const log = new TestLog();
    log.now = Date.parse('2026-03-27T11:00:00.000Z');
    openHouse(log, 'river');
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
    // Its night is not over: a file has no 0 of it.
    const nightsIn = trendsCsv(occupancy(log.follow(), query, STAFF, log.now))
      .trimEnd()
      .split('\r\n');
    expect(nightsIn.map((row) => row.split(',').at(-1))).toEqual(['known_nights', '1', '0']);
  });

  it('SH-18 shelter staff get their own houses, and who has no right gets no line', () => {
    const log = countedNetwork({ 'RS/Atina/one': nights(3, 4, 5), 'RS/Atina/two': nights(5, 6, 5) });
    const lines = (actor: Parameters<typeof occupancy>[2]) =>
      occupancy(log.follow(), { ...MONTH, by: 'shelter' }, actor, log.now).lines.map((l) => l.key);
    expect(lines({ ...STAFF, shelters: ['two'] })).toEqual(['two']);
    expect(lines(MANAGER)).toEqual(['one', 'two']);
    expect(lines({ ...MANAGER, organisation: 'Other' })).toEqual([]);
    for (const actor of [HOTLINE, AUDITOR]) expect(lines(actor)).toEqual([]);
  });

  it('SH-16 a house that can not be read says nothing', () => {
    const log = countedNetwork({ 'RS/Atina/one': nights(3, 4, 5, 6) });
    log.recordRaw('shelter-one', 'CensusReported', 9, {}, log.stream('one')[0]!.metadata);
    expect(occupancy(log.follow(), MONTH, MANAGER, log.now).lines[0]?.points).toEqual([]);
  });
});

describe('what is known of a time', () => {
  const SEVEN = [25, 26, 27, 28, 29, 30, 31] as const;
  const months = (from: string, to: string, houses: Readonly<Record<string, Nights>>) => {
    const log = countedNetwork(houses);
    return occupancy(log.follow(), { ...MONTH, from, to }, MANAGER, log.now).lines[0]!;
  };

  it('OC-1 a month of which seven days are known says so, as a point and for the whole range; nothing is scaled up', () => {
    const { points, summary } = months('2026-01-01', '2026-01-31', { 'RS/Atina/one': nights(3, 4, ...SEVEN) });
    expect(points).toMatchObject([{ to: '2026-01-31', partial: false, known: { days: 7, of: 31 } }]);
    expect(summary).toMatchObject({ known: { days: 7, of: 31 }, amounts: { personNights: 21, ratePercent: '75.00' } });
    expect(summary.amounts?.bedHours).toMatchObject({ occupied: '504.00', free: '168.00' });
  });

  it('OC-1 of several houses: a day that one of them knows is known, and how many of the nights of all is told too', () => {
    const { points } = months('2026-01-01', '2026-01-31', {
      'RS/Atina/one': nights(3, 4, ...SEVEN),
      'RS/Atina/two': nights(3, 4, 24, 25),
    });
    expect(points).toMatchObject([{ known: { days: 8, of: 31 }, houseDays: { days: 9, of: 7 + 8 } }]);
  });

  it('OC-1 what the range cuts is partial, at both ends, out of the days of the whole month; so is what is not over', () => {
    const house = {
      'RS/Atina/one': { ...nights(3, 4, ...SEVEN), '2025-12-31': [3, 4], '2026-02-01': [3, 4] } as Nights,
    };
    const told = months('2025-12-31', '2026-01-30', house).points.map((p) => [
      p.day,
      p.to,
      p.partial,
      'known' in p && p.known,
    ]);
    expect(told).toEqual([
      ['2025-12-31', '2025-12-31', true, { days: 1, of: 31 }],
      ['2026-01-01', '2026-01-30', true, { days: 6, of: 31 }],
    ]);
    expect(months('2026-01-01', '2026-02-28', house).points).toMatchObject([
      { partial: false, known: { days: 7, of: 31 } },
      { to: '2026-02-01', partial: true, known: { days: 1, of: 28 } },
    ]);
  });

  it('OC-2 the beds of a kept house are free, spare, held, occupied or out for every hour of the day', () => {
    const log = new TestLog();
    log.now = Date.parse('2026-03-26T23:00:00.000Z'); // midnight in Belgrade
    openHouse(log, 'river');
    log.pass(6 * 60).given('river', { type: 'admit-party', party: party(1, 1), beds: FAMILY }, STAFF);
    log.given('river', { type: 'take-bed-out-of-service', bedId: 'river-shared-0', reason: 'cleaning' }, STAFF);
    log.pass(12 * 60).given('river', { type: 'return-bed-to-service', bedId: 'river-shared-0' }, STAFF);
    log.pass(28 * 60);
    const query = { from: '2026-03-27', to: '2026-03-28', bucket: 'day', by: 'shelter' } as const;
    const [first, second] = occupancy(log.follow(), query, STAFF, log.now).lines[0]!.points;
    expect(first).toMatchObject({
      partial: false,
      // Two persons sleep there; the family's third bed is theirs to grow into.
      bedHours: { free: '78.00', spare: '18.00', held: '0.00', occupied: '36.00', out: '12.00' },
      personNights: 2,
    });
    expect(second).toMatchObject({ bedHours: { free: '66.00', spare: '22.00', occupied: '44.00' }, personNights: 0 });
    expect(second).toMatchObject({ partial: true });
  });

  it('OC-3 who comes at two in the morning and leaves at ten has slept there that night', () => {
    const log = new TestLog();
    log.now = Date.parse('2026-03-26T12:00:00.000Z');
    openHouse(log, 'river');
    log.now = Date.parse('2026-03-27T01:00:00.000Z');
    log.given('river', { type: 'admit-party', party: { ...party(1), infants: 1 } }, STAFF).pass(8 * 60);
    const stayId = Object.keys((log.state('river') as { stays: object }).stays)[0]!;
    log.given('river', { type: 'discharge-party', stayId, destination: 'family' }, STAFF).pass(40 * 60);
    const query = { from: '2026-03-26', to: '2026-03-28', bucket: 'day', by: 'shelter' } as const;
    const { points } = occupancy(log.follow(), query, STAFF, log.now).lines[0]!;
    expect(points).toMatchObject([{ personNights: 2 }, { personNights: 0 }, { personNights: 0 }]);
  });

  it('OC-3 who comes at four o’clock sharp is there at four', () => {
    const log = new TestLog();
    log.now = Date.parse('2026-03-26T12:00:00.000Z');
    openHouse(log, 'river');
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
  ])('OC-3 %s is known from four on, and not a minute before, in point, range and file', (_, night, four) => {
    const log = new TestLog();
    log.now = Date.parse(`${night}T10:00:00.000Z`);
    openHouse(log, 'river');
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
        .map((row) => row.split(',').slice(-2));
      const told = points.map((point) =>
        point.show === 'exact' ? [nightsOf(point), point.nights, point.partial] : null,
      );
      return { told, whole: summary.amounts && [nightsOf(summary.amounts), summary.amounts.nights], file };
    };
    const ms = Date.parse(four);
    const running = [null, 0, true];
    expect(at(ms - 1)).toEqual({
      told: [running, running],
      whole: [null, 0],
      file: [
        ['', '0'],
        ['', '0'],
      ],
    });
    expect(at(ms)).toEqual({
      told: [[7, 1, true], running],
      whole: [7, 1],
      file: [
        ['7', '1'],
        ['', '0'],
      ],
    });
  });

  it('OC-3 a night that is over and in which nobody slept is nobody, and not a night that is not known', () => {
    const log = new TestLog();
    openHouse(log, 'river');
    log.pass(24 * 60);
    const query = { from: '2026-03-27', to: '2026-03-28', bucket: 'day', by: 'shelter' } as const;
    const { points } = occupancy(log.follow(), query, STAFF, log.now).lines[0]!;
    // It began at noon, so the first day is a part of one; its night is a whole one.
    expect(points.map((point) => point.show === 'exact' && nightsOf(point))).toEqual([0, null]);
  });
});
const FAMILY = ['river-family-0', 'river-family-2'];

describe('the occupancy of others', () => {
  const EVENINGS = [1, 2, 3, 20, 21, 25, 26] as const;
  const network = () =>
    countedNetwork({
      'RS/A/a1': nights(3, 5, ...EVENINGS),
      'RS/A/a2': nights(3, 5, ...EVENINGS),
      'RS/A/a3': nights(4, 5, ...EVENINGS.filter((d) => d !== 21)),
      'BA/B/b1': nights(9, 9, ...EVENINGS),
    });

  it('SH-15 is a range, a week late, and hidden with its reason under 3 houses; a day hidden hides its month', () => {
    const log = network();
    const by = (query: Partial<OccupancyQuery>) =>
      occupancy(log.follow(), { ...MONTH, ...query }, OVERSEER, log.now).lines.map((l) => [l.key, shown(l.points)]);
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
          // It is noon of 1 February: the 25th ended less than a week ago.
          ['2026-01-25', 'hidden', 'too_recent'],
          ['2026-01-26', 'hidden', 'too_recent'],
        ],
      ],
    ]);
    // A month is told as a whole, whatever part of it is asked, a week after its end; and not for a day that is hidden.
    expect(by({ from: '2026-01-05', to: '2026-01-20', country: 'RS' })).toEqual([
      ['RS', [['2026-01-01', 'hidden', 'too_recent']]],
    ]);
    log.pass(7 * 24 * 60);
    expect(by({ from: '2026-01-05', to: '2026-01-20', country: 'RS' })).toEqual([
      ['RS', [['2026-01-01', 'hidden', 'few_shelters']]],
    ]);
  });

  it('SH-15 says how many days of what it shows are known, and no bed-hour', () => {
    const log = network();
    const query = { ...MONTH, to: '2026-01-02', bucket: 'week', country: 'RS' } as const;
    const [line] = occupancy(log.follow(), query, OVERSEER, log.now).lines;
    expect(line).toMatchObject({
      points: [{ show: 'range', partial: false, known: { days: 3, of: 7 } }],
      summary: { known: { days: 3, of: 7 }, amounts: null },
    });
    const hidden = occupancy(log.follow(), { ...query, country: 'BA' }, OVERSEER, log.now).lines[0]!;
    expect(hidden.points[0]).not.toHaveProperty('known');
    expect(hidden.summary).toEqual({ known: { days: 0, of: 7 }, amounts: null });
  });

  it('PV-7 a range that begins or ends within a week is answered by whole weeks', () => {
    const log = network();
    const weeks = (from: string, to: string) =>
      occupancy(log.follow(), { ...MONTH, bucket: 'week', country: 'RS', from, to }, OVERSEER, log.now).lines;
    expect(weeks('2026-01-01', '2026-01-02')).toEqual(weeks('2025-12-29', '2026-01-04'));
    expect(shown(weeks('2026-01-01', '2026-01-02')[0]?.points)).toEqual([['2025-12-29', 'range', '']]);
  });

  it('SH-15 holds no exact number, and no house alone is ever told', () => {
    const log = network();
    for (const by of ['country', 'organisation', 'shelter'] as const) {
      const answer = occupancy(log.follow(), { ...MONTH, by, bucket: 'day' }, OVERSEER, log.now);
      expect(trends.parse(answer)).toEqual(answer);
      expect(answer.lines.flatMap((l) => l.points).filter((p) => p.show === 'exact')).toEqual([]);
      if (by === 'shelter') expect(answer.lines.flatMap((l) => l.points).filter((p) => p.show === 'range')).toEqual([]);
    }
  });

  it('SH-18 a focal point gets its own country', () => {
    const log = network();
    const day = { ...MONTH, to: '2026-01-01', bucket: 'day' } as const;
    const lines = occupancy(log.follow(), day, FOCAL, log.now).lines;
    expect(lines.map((l) => [l.key, shown(l.points)])).toEqual([['RS', [['2026-01-01', 'range', '']]]]);
    expect(occupancy(log.follow(), { ...day, country: 'BA' }, FOCAL, log.now).lines).toEqual([]);
  });
});

describe('more points than somebody reads', () => {
  it('OC-4 are told in the next longer step, and the answer says in which', () => {
    const log = countedNetwork({ 'RS/Atina/one': nights(3, 4, 5), 'RS/Atina/two': nights(3, 4, 5) });
    const query = { ...MONTH, bucket: 'day', by: 'shelter' } as const;
    const steps = (most?: number) => {
      const { bucket, lines } = occupancy(log.follow(), query, MANAGER, log.now, most);
      return [bucket, lines[0]!.points.length];
    };
    expect([steps(), steps(62), steps(61), steps(8)]).toEqual([
      ['day', 31],
      ['day', 31],
      ['week', 5],
      ['month', 1],
    ]);
  });
});

describe('absurd ranges', () => {
  it('are cut to ten years and not answered for the future', () => {
    const log = countedNetwork({ 'RS/Atina/one': nights(3, 4, 5) });
    log.given('one', { type: 'report-census', asOf: log.instant, night: '0007-01-01', occupied: 1, inService: 2 });
    const ever = { from: '0001-01-01', to: '9999-12-31', bucket: 'day', by: 'shelter' } as const;
    const answer = occupancy(log.follow(), ever, MANAGER, log.now);
    expect([answer.from, answer.to]).toEqual(['2016-01-26', '2026-02-01']);
    expect(answer.lines[0]!.points.length).toBe(366 + 28);
    const ahead = { ...ever, from: '2030-01-01', to: '2031-01-01' };
    expect(occupancy(log.follow(), ahead, MANAGER, log.now).lines[0]!.points).toEqual([]);
  });
});

const FIRST = { day: '2026-01-01', to: '2026-01-01', partial: false, known: { days: 1, of: 1 } } as const;

describe('the file', () => {
  it('has a line a point, and nothing in it is a formula', () => {
    const log = countedNetwork({ 'RS/=cmd()/one': nights(3, 4, 1, 3), 'RS/=cmd()/two': nights(2, 4, 1) });
    const manager = { ...MANAGER, organisation: '=cmd()' };
    const query = { ...MONTH, to: '2026-01-03', bucket: 'day', by: 'organisation' } as const;
    const lines = trendsCsv(occupancy(log.follow(), query, manager, log.now)).split('\r\n');
    expect(lines).toEqual([
      'from,key,name,country,show,rate_percent,low,high,occupied,in_service,why,to,partial,known_days,of_days,free_bed_hours,spare_bed_hours,held_bed_hours,occupied_bed_hours,out_bed_hours,person_nights,known_nights',
      "2026-01-01,'=cmd(),'=cmd(),RS,exact,62.50,,,5.00,8.00,,2026-01-01,no,1,1,72.00,0.00,0.00,120.00,0.00,5,1",
      "2026-01-02,'=cmd(),'=cmd(),RS,gap,,,,,,,2026-01-02,no,0,1,,,,,,,",
      "2026-01-03,'=cmd(),'=cmd(),RS,exact,75.00,,,3.00,4.00,,2026-01-03,no,1,1,24.00,0.00,0.00,72.00,0.00,3,1",
      '',
    ]);
  });

  it.each(['=1', '+1', '-1', '@a', '＝1', '＋1', '－1', '＠a', '\t=1'])('defuses %j', (name) => {
    const answer = occupancy(countedNetwork({}).follow(), MONTH, MANAGER, Date.parse('2026-02-01T00:00:00.000Z'));
    const points = [{ show: 'gap', ...FIRST } as const];
    const line = { key: 'k', name, country: null, shelters: 3, points, summary: { known: FIRST.known, amounts: null } };
    expect(trendsCsv({ ...answer, lines: [line] })).toContain(`,k,'${name},`);
  });

  it('quotes what holds a comma, a quote or a new line', () => {
    const log = countedNetwork({});
    const answer = occupancy(log.follow(), MONTH, MANAGER, log.now);
    const summary = { known: FIRST.known, amounts: null };
    const line = { key: 'a,b', name: 'say "hi"\n+1', country: null, shelters: 3, summary };
    const points = [{ show: 'range', ...FIRST, low: 20, high: 25 } as const];
    expect(trendsCsv({ ...answer, lines: [{ ...line, points }] }).split('\r\n')[1]).toBe(
      '2026-01-01,"a,b","say ""hi""\n+1",,range,,20,25,,,,2026-01-01,no,1,1,,,,,,,',
    );
  });
});
