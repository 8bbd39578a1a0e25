import { describe, expect, it } from '@jest/globals';
import type { FreeDays } from './free-days.ts';
import { rangeAfter } from './range.ts';

/** A year of mornings that repeat a pattern; day 0 has its first number. */
const repeating = (...pattern: readonly number[]): FreeDays =>
  new Map(Array.from({ length: 365 }, (_, day) => [day, pattern[day % pattern.length]!]));

describe('the range of a coming day', () => {
  it('FC-1 is today’s number changed as it changed after the days most like it', () => {
    const free = repeating(0, 0, 0, 3);
    expect(rangeAfter(free, 363, 3, 1)).toEqual({ low: 0, middle: 0, high: 0 });
    expect(rangeAfter(free, 360, 0, 1)).toEqual({ low: 0, middle: 0, high: 3 });
  });

  it('FC-1 takes of days that are equally like today the newest', () => {
    const free = new Map(Array.from({ length: 200 }, (_, day) => [day, day < 140 ? day % 2 : 0]));
    expect(rangeAfter(free, 199, 0, 1)).toEqual({ low: 0, middle: 0, high: 0 });
  });

  it('FC-1 goes from the fourth lowest to the fourth highest of 48 changes', () => {
    // From each day to the next by one more place: 0 to 47.
    const free = new Map<number, number>();
    for (let day = 0; day < 49; day++) free.set(day, (day * (day - 1)) / 2);
    expect(rangeAfter(free, 48, 2_000, 1)).toEqual({ low: 2_003, middle: 2_003, high: 2_044 });
  });

  it('FC-1 has a middle that is the same as today, or the end nearest to it', () => {
    expect(rangeAfter(repeating(2, 5, 3), 363, 2, 3)).toEqual({ low: 2, middle: 2, high: 2 });
    const sinking = new Map(Array.from({ length: 100 }, (_, day) => [day, 300 - 2 * day]));
    expect(rangeAfter(sinking, 99, 102, 2)).toEqual({ low: 98, middle: 98, high: 98 });
  });

  it('FC-1 is not known from fewer than 28 days, and gaps are no days', () => {
    const days = (count: number) => new Map(Array.from({ length: count }, (_, day) => [day, 1]));
    expect(rangeAfter(days(28), 27, 1, 1)).toBeNull();
    expect(rangeAfter(days(29), 28, 1, 1)).toEqual({ low: 1, middle: 1, high: 1 });
    const everySecond = new Map([...days(120)].filter(([day]) => day % 2 === 0));
    expect([rangeAfter(everySecond, 118, 1, 1), rangeAfter(everySecond, 118, 1, 2)?.low]).toEqual([null, 1]);
  });

  it('FC-6 knows nothing of what came after its day', () => {
    const free = repeating(4, 1, 7, 2, 2, 9);
    for (let day = 60; day < 300; day += 7) {
      const known = new Map([...free].filter(([on]) => on <= day));
      expect(rangeAfter(free, day, free.get(day)!, 3)).toEqual(rangeAfter(known, day, free.get(day)!, 3));
    }
  });
});
