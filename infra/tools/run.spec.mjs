import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { reportProgress } from './run.mjs';

/** An output stream that keeps what was written. */
const sink = (isTTY) => {
  const lines = [];
  return { lines, isTTY, write: (text) => lines.push(text) };
};

describe('a step that takes long', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('prints what it is doing within two seconds, and again later', () => {
    const out = sink(false);
    const stop = reportProgress('installing', { out, status: () => ', fetching' });
    jest.advanceTimersByTime(2_000);
    expect(out.lines).toEqual(['  installing: 1 s, fetching\n']);
    jest.advanceTimersByTime(60_000);
    expect(out.lines.length).toBeGreaterThanOrEqual(6);
    expect(out.lines.length).toBeLessThan(9);
    const seconds = out.lines.map((line) => Number(/(\d+) s/.exec(line)[1]));
    expect(Math.max(...seconds.slice(1).map((at, i) => at - seconds[i]))).toBeLessThanOrEqual(11);
    stop();
    const before = out.lines.length;
    jest.advanceTimersByTime(60_000);
    expect(out.lines).toHaveLength(before);
  });

  test('on a terminal has one line, overwritten each second and erased at the end', () => {
    const out = sink(true);
    const stop = reportProgress('building', { out });
    jest.advanceTimersByTime(3_000);
    expect(out.lines).toEqual([1, 2, 3].map((s) => `\r\u001b[K  building: ${s} s`));
    stop();
    expect(out.lines.at(-1)).toBe('\r\u001b[K');
  });

  test('that ends within a second prints nothing', () => {
    const out = sink(true);
    reportProgress('building', { out })();
    expect(out.lines).toEqual([]);
  });
});
