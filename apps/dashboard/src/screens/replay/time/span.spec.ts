import { describe, expect, test } from '@jest/globals';
import { labelInstantsOf, timeRangeOf } from './span.ts';

const at = (...local: [number, number, number, number?, number?]) => new Date(...local).getTime();

describe('the time that the line shows', () => {
  test('is the day or the week from Monday on in which the instant lies', () => {
    const sunday = at(2026, 10, 29, 2, 10);
    expect(timeRangeOf(sunday, 'day')).toEqual({ start: at(2026, 10, 29), end: at(2026, 10, 30) });
    expect(timeRangeOf(sunday, 'week')).toEqual({ start: at(2026, 10, 23), end: at(2026, 10, 30) });
    expect(timeRangeOf(at(2026, 10, 23), 'week').start).toBe(at(2026, 10, 23));
  });

  test('has a mark for every three hours of a day and for every day of a week', () => {
    const day = timeRangeOf(at(2026, 10, 18, 2, 10), 'day');
    expect(labelInstantsOf(day, 'day').map((instant) => new Date(instant).getHours())).toEqual([
      0, 3, 6, 9, 12, 15, 18, 21,
    ]);
    const week = timeRangeOf(at(2026, 10, 18, 2, 10), 'week');
    expect(labelInstantsOf(week, 'week').map((instant) => new Date(instant).getDate())).toEqual([
      16, 17, 18, 19, 20, 21, 22,
    ]);
  });
});
