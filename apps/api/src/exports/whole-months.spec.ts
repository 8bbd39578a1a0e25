import { describe, expect, it } from '@jest/globals';
import type { TrendPoint, Trends } from '@safe-haven/contracts';
import { measureReports } from './measure-reports.ts';
import { nightsTable } from './nights.ts';

const bedHours = { free: '24.00', spare: '0.00', held: '0.00', occupied: '24.00', out: '0.00' };
const amounts = { ratePercent: '50.00', occupied: '1.00', inService: '2.00', bedHours, personNights: 7, nights: 7 };
const SEPTEMBER = { day: '2026-09-01', to: '2026-09-30', partial: false } as const;
/** On every day of the month some house reports something; six houses are due thirty nights each. */
const of = (known: number, withPlaces = known) => ({
  known: { days: 30, of: 30 },
  shelterNights: { known, withPlaces, of: 180 },
});
const exact = (known: number, withPlaces = known): TrendPoint => ({
  ...{ show: 'exact', ...SEPTEMBER, ...of(known, withPlaces) },
  ...amounts,
});
const range = (known: number): TrendPoint => ({ show: 'range', ...SEPTEMBER, ...of(known), low: 40, high: 60 });
const gap: TrendPoint = { show: 'gap', ...SEPTEMBER, ...of(0) };
const hidden: TrendPoint = { show: 'hidden', ...SEPTEMBER, why: 'few_people' };
const POINTS = [
  ...[exact(180), exact(153), exact(180, 150), range(180), range(179)],
  ...[gap, hidden, { ...exact(180), partial: true }],
];
const WHOLE = [true, false, false, true, false, false, false, false];

const trends: Trends = {
  ...{ from: '2026-09-01', to: '2026-09-30', bucket: 'month', by: 'country', position: '1' },
  lines: POINTS.map((point, n) => ({
    ...{ key: `C${n}`, name: `C${n}`, country: 'RS', shelters: 3, points: [point] },
    summary: { ...of(0), amounts: null },
  })),
};

/** One house of six reports some nights, or no number of places: every day is known of somebody, and not of everybody. */
describe('a month of which not every night of every house is known', () => {
  it('XP-5: is not a complete month', () => {
    const { columns, rows } = nightsTable(trends);
    const place = columns.indexOf('whole_month');
    expect(rows.map((row) => row[place] === 'yes')).toEqual(WHOLE);
  });

  it('XP-6: is not a complete report', () => {
    const actor = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' } as const;
    const { entry } = measureReports(trends, actor, Date.parse('2026-11-01T00:00:00.000Z'));
    expect(entry.map(({ resource }) => resource.status === 'complete')).toEqual(WHOLE);
  });
});
