import { describe, expect, it } from '@jest/globals';
import { takenAt } from './taken-at.ts';

describe('when the count of a night was taken', () => {
  it.each([
    ['04:00', 'Europe/Belgrade', '2026-01-14', '2026-01-15T03:00:00.000Z'],
    ['04:00', 'Europe/Belgrade', '2026-07-14', '2026-07-15T02:00:00.000Z'],
    ['04:00', 'Europe/Belgrade', '2026-03-28', '2026-03-29T02:00:00.000Z'],
    ['04:00', 'Europe/Belgrade', '2026-10-24', '2026-10-25T03:00:00.000Z'],
    ['04:00', 'America/Toronto', '2026-07-14', '2026-07-15T08:00:00.000Z'],
  ])('%s by the clocks of %s on the morning after %s is %s', (time, timezone, night, instant) => {
    expect(takenAt(time)(timezone, night)).toBe(instant);
  });

  it('a time that the clocks skip in spring is as much later', () => {
    expect(takenAt('02:30')('Europe/Belgrade', '2026-03-28')).toBe('2026-03-29T01:30:00.000Z');
  });
});
