import { describe, expect, it } from '@jest/globals';
import { dayAfter, instantOf, localTime } from './local-time.ts';

const belgrade = localTime('Europe/Belgrade');

describe('local time of a house', () => {
  it('knows winter and summer', () => {
    expect(instantOf(belgrade.at('2026-11-25', 2 * 60 + 10))).toBe('2026-11-25T01:10:00.000Z');
    expect(instantOf(belgrade.at('2026-07-01', 0))).toBe('2026-06-30T22:00:00.000Z');
  });

  it('reads back what it wrote, on the days when the clocks change too', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2026-11-25']) {
      for (const minute of [0, 5 * 60, 12 * 60, 23 * 60 + 59]) {
        const ms = belgrade.at(day, minute);
        expect([belgrade.dayOf(ms), belgrade.minuteOf(ms)]).toEqual([day, minute]);
      }
    }
  });

  it('counts minutes beyond midnight into the next day', () => {
    expect(belgrade.dayOf(belgrade.at('2026-11-30', 25 * 60))).toBe('2026-12-01');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(dayAfter('2026-10-24', 2)).toBe('2026-10-26');
  });
});
