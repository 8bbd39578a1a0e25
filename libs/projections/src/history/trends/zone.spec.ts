import { describe, expect, it } from '@jest/globals';
import { DAY_MS, dayName, dayNumber, zoneOf } from './zone.ts';

const HOUR = 3_600_000;
const length = (timezone: string, day: string): number => {
  const zone = zoneOf(timezone);
  return zone.startOf(dayNumber(day) + 1) - zone.startOf(dayNumber(day));
};

describe('local days', () => {
  it.each([
    ['Europe/Belgrade', '2026-03-28', 24],
    ['Europe/Belgrade', '2026-03-29', 23],
    ['Europe/Belgrade', '2026-10-25', 25],
    ['America/Toronto', '2024-03-10', 23],
    ['America/Toronto', '2024-11-03', 25],
    ['Australia/Lord_Howe', '2024-04-07', 24.5],
    // Midnight itself was skipped.
    ['America/Santiago', '2024-09-08', 23],
    // The whole day was skipped.
    ['Pacific/Apia', '2011-12-30', 0],
    ['UTC', '2026-03-29', 24],
    ['not/a-zone', '2026-03-29', 24],
  ])('of %s: %s has %d hours', (timezone, day, hours) => {
    expect(length(timezone, day)).toBe(hours * HOUR);
  });

  it('contain the instants from their beginning on, to the millisecond', () => {
    const zone = zoneOf('Europe/Belgrade');
    const midnight = Date.parse('2026-03-28T23:00:00.000Z');
    expect(dayName(zone.dayAt(midnight - 1))).toBe('2026-03-28');
    expect(dayName(zone.dayAt(midnight))).toBe('2026-03-29');
    expect(zone.startOf(dayNumber('2026-03-29'))).toBe(midnight);
    expect(zone.startOf(dayNumber('2026-03-30'))).toBe(Date.parse('2026-03-29T22:00:00.000Z'));
  });

  it('follow each other without a gap for years, each with its noon', () => {
    for (const timezone of ['Europe/Tirane', 'Europe/Skopje', 'America/Santiago', 'Asia/Tehran', 'Africa/Cairo']) {
      const zone = zoneOf(timezone);
      for (let day = dayNumber('2019-01-01'); day < dayNumber('2027-01-01'); day++) {
        const [start, end] = [zone.startOf(day), zone.startOf(day + 1)];
        expect(zone.dayAt(start)).toBe(day);
        expect(zone.dayAt(start - 1)).toBe(day - 1);
        expect(zone.dayAt(end - 1)).toBe(day);
        expect(Math.abs(end - start - DAY_MS)).toBeLessThanOrEqual(HOUR);
      }
    }
  });
});
