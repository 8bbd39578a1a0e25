import { describe, expect, test } from '@jest/globals';
import { rangeOf, readerDay } from './past-period.ts';

const at = (year: number, month: number, day: number) => new Date(year, month - 1, day, 12).getTime();

describe('the last period that is over', () => {
  test.each([
    ['month', at(2026, 11, 27), '2026-10-01', '2026-10-31'],
    ['month', at(2026, 1, 1), '2025-12-01', '2025-12-31'],
    ['month', at(2024, 3, 31), '2024-02-01', '2024-02-29'],
    ['quarter', at(2026, 11, 27), '2026-07-01', '2026-09-30'],
    ['quarter', at(2026, 2, 1), '2025-10-01', '2025-12-31'],
    ['year', at(2026, 11, 27), '2025-01-01', '2025-12-31'],
  ] as const)('%s', (period, now, from, to) => expect(rangeOf(period, now)).toEqual({ from, to }));
});

test.each([
  ['America/Toronto', '2026-11-26'],
  ['UTC', '2026-11-27'],
  ['Europe/Belgrade', '2026-11-27'],
])('the day in %s', (timezone, day) => {
  expect(readerDay(Date.parse('2026-11-27T03:30:00.000Z'), timezone)).toBe(day);
});
