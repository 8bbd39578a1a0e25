import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sayingThatItGoesOn } from './run.mjs';

/** Where lines go, and what came. */
const sink = (isTTY) => {
  const said = [];
  return { said, isTTY, write: (text) => said.push(text) };
};

describe('a step that takes long', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('says within two seconds what it is doing, and goes on saying so', () => {
    const out = sink(false);
    const stop = sayingThatItGoesOn('installing', { out, look: () => ', fetching' });
    jest.advanceTimersByTime(2_000);
    expect(out.said).toEqual(['  installing: 1 s, fetching\n']);
    jest.advanceTimersByTime(60_000);
    expect(out.said.length).toBeGreaterThanOrEqual(6);
    expect(out.said.length).toBeLessThan(9);
    const seconds = out.said.map((line) => Number(/(\d+) s/.exec(line)[1]));
    expect(Math.max(...seconds.slice(1).map((at, i) => at - seconds[i]))).toBeLessThanOrEqual(11);
    stop();
    const before = out.said.length;
    jest.advanceTimersByTime(60_000);
    expect(out.said).toHaveLength(before);
  });

  test('on a terminal has one line, written over each second and gone in the end', () => {
    const out = sink(true);
    const stop = sayingThatItGoesOn('building', { out });
    jest.advanceTimersByTime(3_000);
    expect(out.said).toEqual([1, 2, 3].map((s) => `\r\u001b[K  building: ${s} s`));
    stop();
    expect(out.said.at(-1)).toBe('\r\u001b[K');
  });

  test('that is over before anybody wonders says nothing', () => {
    const out = sink(true);
    sayingThatItGoesOn('building', { out })();
    expect(out.said).toEqual([]);
  });
});
