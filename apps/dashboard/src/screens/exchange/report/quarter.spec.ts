import { describe, expect, test } from '@jest/globals';
import { current, daysOf, nameOf, quarterOf, quartersLater, upToToday } from './quarter.ts';

const NOW = new Date(2026, 10, 27, 12).getTime();

describe('a quarter', () => {
  test.each([
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2025-Q4', '2025-10-01', '2025-12-31'],
    [null, '2026-07-01', '2026-09-30'],
    ['2026-Q5', '2026-07-01', '2026-09-30'],
  ])('%s', (name, from, to) => expect(daysOf(quarterOf(name, NOW))).toEqual({ from, to }));

  test('ends today while it lasts, and is complete once it is over', () => {
    expect(upToToday(daysOf(current(NOW)), '2026-11-27')).toEqual({ from: '2026-10-01', to: '2026-11-27' });
    expect(upToToday(daysOf(quarterOf(null, NOW)), '2026-11-27')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  });

  test('has one before and one after it, over the years too', () => {
    expect(nameOf(quartersLater({ year: 2026, quarter: 1 }, -1))).toBe('2025-Q4');
    expect(nameOf(quartersLater({ year: 2026, quarter: 4 }, 1))).toBe('2027-Q1');
    expect(nameOf(current(NOW))).toBe('2026-Q4');
  });
});
