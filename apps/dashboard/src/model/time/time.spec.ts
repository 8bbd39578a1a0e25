import { describe, expect, test } from '@jest/globals';
import { at, L10N, NOW } from '../../features/shelter/shelter.fixture.ts';
import { ago, dayNumber, instantAt, instantOfWallClock, localDay, moment, wallClock } from './time.ts';

const ZONE = 'Europe/Belgrade';

describe('the clock of the house', () => {
  test('is the house’s, whatever the reader’s', () => {
    expect(wallClock(NOW, ZONE)).toBe('2026-11-25T02:10');
    expect(wallClock(NOW, 'America/Toronto')).toBe('2026-11-24T20:10');
    expect(localDay('2026-11-24T23:30:00.000Z', ZONE)).toBe('2026-11-25');
  });

  test('what was read off it is the instant that was meant, summer and winter', () => {
    expect(instantOfWallClock('2026-11-25T02:10', ZONE)).toBe('2026-11-25T01:10:00.000Z');
    expect(instantOfWallClock('2026-07-01T06:00', ZONE)).toBe('2026-07-01T04:00:00.000Z');
    expect(instantAt('2026-11-25', '23:59:59', 'America/Toronto')).toBe('2026-11-26T04:59:59.000Z');
  });

  test('hours around a clock change are their own', () => {
    expect(instantAt('2026-03-29', '01:30:00', ZONE)).toBe('2026-03-29T00:30:00.000Z');
    expect(instantAt('2026-03-29', '03:30:00', ZONE)).toBe('2026-03-29T01:30:00.000Z');
    expect(instantAt('2026-10-25', '04:00:00', ZONE)).toBe('2026-10-25T03:00:00.000Z');
  });

  test('an hour that the clock change skips or repeats gives an instant next to it, no nonsense', () => {
    expect(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z']).toContain(
      instantAt('2026-03-29', '02:30:00', ZONE),
    );
    expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(
      instantAt('2026-10-25', '02:30:00', ZONE),
    );
  });

  test('a moment of today, or of the same night, is its clock alone, any other has its day', () => {
    expect(moment(L10N, at(13), NOW)).toBe('02:23');
    expect(moment(L10N, '2026-11-24T22:16:00.000Z', NOW)).toBe('23:16');
    expect(moment(L10N, '2026-11-24T13:00:00.000Z', NOW)).toBe('Tue 24 Nov, 14:00');
    expect(moment(L10N, '2026-11-26T05:00:00.000Z', NOW)).toBe('Thu 26 Nov, 06:00');
  });

  test.each([
    [-3_000, 'just now'],
    [3_000, 'just now'],
    [20_000, '20 s ago'],
    [40 * 60_000, '40 min ago'],
    [3 * 3_600_000, '3 h ago'],
    [50 * 3_600_000, '2 days ago'],
  ])('%d ms are said as "%s"', (age, text) => {
    expect(ago(L10N, new Date(NOW - age).toISOString(), NOW)).toBe(text);
  });

  test('the day of arrival is day 1, and numbers do not change at noon', () => {
    const since = '2026-11-24T21:30:00.000Z';
    expect(dayNumber(since, Date.parse('2026-11-24T22:59:00.000Z'), ZONE)).toBe(1);
    expect(dayNumber(since, Date.parse('2026-11-24T23:01:00.000Z'), ZONE)).toBe(2);
    expect(dayNumber('2026-03-28T12:00:00.000Z', Date.parse('2026-03-30T08:00:00.000Z'), ZONE)).toBe(3);
  });
});
