import { describe, expect, test } from '@jest/globals';
import type { TrendLine } from '@safe-haven/contracts';
import {
  current,
  daysOf,
  nameOf,
  newestQuarter,
  quarterOf,
  quartersLater,
  searchedDays,
  upToToday,
} from './quarter.ts';

const NOW = new Date(2026, 10, 27, 12).getTime();

describe('a quarter', () => {
  test.each([
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2025-Q4', '2025-10-01', '2025-12-31'],
  ])('%s', (name, from, to) => expect(daysOf(quarterOf(name)!)).toEqual({ from, to }));

  test.each([null, '2026-Q5', 'last'])('%s is none', (name) => expect(quarterOf(name)).toBeNull());

  test.each([
    ['the last one that is over, also while the running one has some', ['2026-08-01', '2026-10-01'], '2026-Q3'],
    ['the running one, where the last one has none', ['2025-02-01', '2026-11-01'], '2026-Q4'],
    ['an earlier one, where only that has some', ['2025-02-01', '2025-11-01'], '2025-Q4'],
    ['the last one that is over, where nothing is known', [], '2026-Q3'],
  ])('without a choice it is %s', (_, known, name) => {
    const { from, to } = searchedDays(NOW);
    expect([from, to]).toEqual(['2024-10-01', '2026-12-31']);
    const points = [
      ...known.map((day) => ({ show: 'exact', day })),
      { show: 'gap', day: '2026-09-01' },
      { show: 'hidden', day: '2026-09-01' },
    ];
    expect(nameOf(newestQuarter([{ points } as unknown as TrendLine], NOW))).toBe(name);
  });

  test('ends today while it lasts, and is complete once it is over', () => {
    expect(upToToday(daysOf(current(NOW)), '2026-11-27')).toEqual({ from: '2026-10-01', to: '2026-11-27' });
    expect(upToToday(daysOf(quarterOf('2026-Q3')!), '2026-11-27')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  });

  test('has one before and one after it, over the years too', () => {
    expect(nameOf(quartersLater({ year: 2026, quarter: 1 }, -1))).toBe('2025-Q4');
    expect(nameOf(quartersLater({ year: 2026, quarter: 4 }, 1))).toBe('2027-Q1');
    expect(nameOf(current(NOW))).toBe('2026-Q4');
  });
});
