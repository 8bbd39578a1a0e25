import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@safe-haven/domain';
import { staleSheltersOf } from '../cases/tonight.ts';
import { audienceOf } from '../now/audience.ts';
import { rowFor } from '../now/rows.ts';
import { HOTLINE, MANAGER, NETWORK_MANAGER, openCounted, openShelter, STAFF, TestLog } from '../testing/log.ts';
import { occupancy } from './trends/occupancy.ts';

const OWN = { organisation: 'Atina', country: 'RS', timezone: 'Europe/Belgrade' } as const;
const HOUR = 3_600_000;
const rowOf = (log: TestLog, shelterId: string, actor: Actor, now = log.now) =>
  rowFor(log.follow().shelters.get(shelterId)!, audienceOf(actor)!, now);
const report = (log: TestLog, shelterId: string, night: string, occupied: number, asOf = `${night}T20:00:00.000Z`) =>
  log.given(shelterId, { type: 'report-census', asOf, night, inService: 10, occupied }, MANAGER);
const daysOf = (log: TestLog, from: string, to: string) =>
  occupancy(log.follow(), { from, to, bucket: 'day', by: 'shelter' }, MANAGER, log.now).lines.flatMap(({ points }) =>
    points.flatMap((point) => (point.show === 'exact' ? [`${point.day} ${point.occupied} of ${point.inService}`] : [])),
  );

describe('PH-1: a past house', () => {
  it('is in the trends from its first day, on nobody’s board and in nobody’s Tonight', () => {
    const log = new TestLog();
    openCounted(log, 'old', { ...OWN, mode: 'past' });
    report(log, 'old', '2021-03-01', 4);
    report(log, 'old', '2026-03-27', 5);
    expect([MANAGER, STAFF, HOTLINE, NETWORK_MANAGER].map((who) => rowOf(log, 'old', who))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(staleSheltersOf(log.follow(), MANAGER, log.now + 24 * HOUR)).toEqual([]);
    expect(daysOf(log, '2021-01-01', '2021-12-31')).toEqual(['2021-03-01 4.00 of 10.00']);
    expect(daysOf(log, '2026-03-27', '2026-03-27')).toEqual(['2026-03-27 5.00 of 10.00']);
  });
});

describe('PH-2: a counted house', () => {
  it('with a report of an old night is stale, and shows no number and no band', () => {
    const log = new TestLog();
    openCounted(log, 'count', OWN);
    expect(rowOf(log, 'count', HOTLINE)).toMatchObject({ places: { band: null, together: null }, freshness: 'stale' });
    report(log, 'count', '2026-02-01', 2);
    expect(rowOf(log, 'count', HOTLINE)).toMatchObject({ places: { band: null, together: null }, freshness: 'stale' });
    expect(rowOf(log, 'count', MANAGER)).toMatchObject({
      places: { inService: 0, free: 0, occupied: 0 },
      saidAt: '2026-02-01T20:00:00.000Z',
      reported: { night: '2026-02-01', occupied: 2 },
    });
    report(log, 'count', '2026-03-27', 2, log.instant);
    const quarter = log.now + HOUR / 4;
    expect(rowOf(log, 'count', HOTLINE, quarter)).toMatchObject({ places: { band: '4+' }, freshness: 'fresh' });
    expect(rowOf(log, 'count', HOTLINE, log.now + 8 * HOUR)).toMatchObject({ places: { band: null } });
  });

  it('with a stale report asks its people for a new one, and for no confirmation', () => {
    const log = new TestLog();
    openCounted(log, 'count', OWN);
    report(log, 'count', '2026-02-01', 2);
    const stale = staleSheltersOf(log.follow(), MANAGER, log.now);
    expect(stale).toMatchObject([{ shelterId: 'count', counted: true, places: { free: 0 } }]);
  });
});

describe('PH-3: nights from before a shelter was kept', () => {
  it('are its past: they count up to the day on which it began, and its beds from then on', () => {
    const log = new TestLog();
    openShelter(log, 'river');
    report(log, 'river', '2026-03-20', 3);
    report(log, 'river', '2026-03-26', 4);
    report(log, 'river', '2026-03-27', 9);
    log.pass(24 * 60);
    report(log, 'river', '2026-03-28', 9);
    expect(daysOf(log, '2026-01-01', '2026-03-28')).toEqual([
      '2026-03-20 3.00 of 10.00',
      '2026-03-26 4.00 of 10.00',
      '2026-03-27 0.00 of 6.00',
      '2026-03-28 0.00 of 6.00',
    ]);
  });
});
