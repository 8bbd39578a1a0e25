import { describe, expect, test } from '@jest/globals';
import { daysAgainst } from './days-against.ts';

describe('FG-8 the days that a period is held against', () => {
  test.each([
    ['as many days before', '2026-11-04', '2026-12-01', '2026-10-07', '2026-11-03'],
    ['one day', '2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['of a whole month the month before it', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['of a quarter the quarter before it', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['of part of a month as many days', '2026-11-01', '2026-11-25', '2026-10-07', '2026-10-31'],
  ])('are %s', (_, from, to, fromBefore, toBefore) => {
    expect(daysAgainst({ from, to }, 'before')).toEqual({ from: fromBefore, to: toBefore });
  });

  test('are the same a year ago, of 29 February the 28th', () => {
    expect(daysAgainst({ from: '2028-02-01', to: '2028-02-29' }, 'year')).toEqual({
      from: '2027-02-01',
      to: '2027-02-28',
    });
  });
});
