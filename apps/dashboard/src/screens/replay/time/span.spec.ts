import { describe, expect, test } from '@jest/globals';
import { marksOf, stretchOf } from './span.ts';

const at = (...local: [number, number, number, number?, number?]) => new Date(...local).getTime();

describe('the time that the line shows', () => {
  test('is the day or the week from Monday on in which the instant lies', () => {
    const sunday = at(2026, 10, 29, 2, 10);
    expect(stretchOf(sunday, 'day')).toEqual({ start: at(2026, 10, 29), end: at(2026, 10, 30) });
    expect(stretchOf(sunday, 'week')).toEqual({ start: at(2026, 10, 23), end: at(2026, 10, 30) });
    expect(stretchOf(at(2026, 10, 23), 'week').start).toBe(at(2026, 10, 23));
  });

  test('has a mark for every three hours of a day and for every day of a week', () => {
    const day = stretchOf(at(2026, 10, 18, 2, 10), 'day');
    expect(marksOf(day, 'day').map((mark) => new Date(mark).getHours())).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
    const week = stretchOf(at(2026, 10, 18, 2, 10), 'week');
    expect(marksOf(week, 'week').map((mark) => new Date(mark).getDate())).toEqual([16, 17, 18, 19, 20, 21, 22]);
  });
});
