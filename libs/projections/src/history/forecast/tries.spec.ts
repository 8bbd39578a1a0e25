import { describe, expect, it } from '@jest/globals';
import type { FreeDays } from './free-days.ts';
import { isRefuted, judge, stratumOf, type Try, triesBefore, tryAt } from './tries.ts';

const held = (count: number): Try[] => new Array<Try>(count).fill({ from: 1, low: 0, middle: 1, high: 2, actual: 1 });
const missed = (count: number): Try[] => new Array<Try>(count).fill({ from: 1, low: 0, middle: 1, high: 2, actual: 5 });

describe('past tries of a forecast', () => {
  it('FC-6 are those of the last half year that began in the stratum of today, and whose day has come', () => {
    const free: FreeDays = new Map(Array.from({ length: 400 }, (_, day) => [day, day % 2 === 0 ? 2 : 12]));
    const tries = triesBefore(free, 399, 3, 4);
    expect(tries).toHaveLength(91);
    expect(new Set(tries.map(({ from }) => from))).toEqual(new Set([2]));
    expect(tries.at(-1)).toEqual(tryAt(free, 394, 4));
    expect(triesBefore(free, 399, 0, 4)).toEqual([]);
  });

  it('FC-6 are divided into none, 1 to 3, 4 to 9, and 10 or more', () => {
    expect([0, 1, 3, 4, 9, 10, 250].map(stratumOf)).toEqual([0, 1, 1, 2, 2, 3, 3]);
  });

  it('FC-5 show nothing before there are 30', () => {
    expect(judge(held(29))).toEqual({ tried: 29, held: 29, off: 0, offToday: 0, hidden: 'few_tries' });
    expect(judge(held(30)).hidden).toBeNull();
  });

  it('FC-5 hide a day when so few held as would happen less than once in twenty', () => {
    expect([isRefuted(19, 30), isRefuted(20, 30), isRefuted(59, 84), isRefuted(67, 84)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(judge([...held(20), ...missed(10)])).toMatchObject({ held: 20, hidden: null });
    expect(judge([...held(19), ...missed(11)])).toMatchObject({ held: 19, hidden: 'not_right' });
  });

  it('FC-5 hide a day whose middle was farther off than the same as today', () => {
    const farther: Try = { from: 2, low: 3, middle: 3, high: 6, actual: 2 };
    const nearer: Try = { from: 2, low: 3, middle: 3, high: 6, actual: 3 };
    expect(judge([...held(28), nearer, nearer, farther])).toMatchObject({ off: 0.032, offToday: 0.065, hidden: null });
    expect(judge([...held(29), nearer, farther, farther])).toMatchObject({
      off: 0.063,
      offToday: 0.031,
      hidden: 'not_right',
    });
  });

  it('FC-5 hide the line of a house that moves more and more', () => {
    // Each month the swings are half as large again, so that the past is always too quiet.
    const free = new Map(
      Array.from({ length: 300 }, (_, day) => [day, 200 + Math.round(((day % 3) - 1) * 1.5 ** (day / 30))]),
    );
    const tries = triesBefore(free, 299, free.get(299)!, 1);
    expect([tries.length >= 30, judge(tries).hidden]).toEqual([true, 'not_right']);
  });
});
