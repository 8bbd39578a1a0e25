import { describe, expect, it } from '@jest/globals';
import type { TrendPoint, Trends } from '@safe-haven/contracts';
import { measureReports } from './measure-reports.ts';
import { nightsTable } from './nights.ts';

const bedHours = { free: '24.00', spare: '0.00', held: '0.00', occupied: '24.00', out: '0.00' };
const amounts = { ratePercent: '50.00', occupied: '1.00', inService: '2.00', bedHours, personNights: 7, nights: 7 };
const SEPTEMBER = { day: '2026-09-01', to: '2026-09-30', partial: false } as const;
const of = (days: number) => ({ days, of: 30 });
const exact = (days: number): TrendPoint => ({
  ...{ show: 'exact', ...SEPTEMBER, known: of(days) },
  ...{ ...amounts, houseDays: of(days) },
});
const range = (days: number): TrendPoint => ({ show: 'range', ...SEPTEMBER, known: of(days), low: 40, high: 60 });
const gap: TrendPoint = { show: 'gap', ...SEPTEMBER, known: of(0) };
const hidden: TrendPoint = { show: 'hidden', ...SEPTEMBER, why: 'few_people' };
const POINTS = [exact(30), exact(7), range(30), range(29), gap, hidden, { ...exact(30), partial: true }];

const trends: Trends = {
  ...{ from: '2026-09-01', to: '2026-09-30', bucket: 'month', by: 'country', position: '1' },
  lines: POINTS.map((point, n) => ({
    ...{ key: `C${n}`, name: `C${n}`, country: 'RS', shelters: 3, points: [point] },
    summary: { known: of(0), amounts: null },
  })),
};

/** A counted house with reports of some nights of a month: no day is cut by the range, and most are not known. */
describe('a month of which not every day is known', () => {
  it('XP-5: is not a complete month', () => {
    const { columns, rows } = nightsTable(trends);
    const place = columns.indexOf('whole_month');
    expect(rows.map((row) => row[place])).toEqual(['yes', 'no', 'yes', 'no', 'no', 'yes', 'no']);
  });

  it('XP-6: is not a complete report', () => {
    const actor = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' } as const;
    const { entry } = measureReports(trends, actor, Date.parse('2026-11-01T00:00:00.000Z'));
    expect(entry.map(({ resource }) => resource.status)).toEqual([
      ...['complete', 'pending', 'complete', 'pending', 'pending', 'complete', 'pending'],
    ]);
  });
});
