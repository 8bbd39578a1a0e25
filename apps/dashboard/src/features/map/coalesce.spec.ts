import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { coalesce } from './coalesce.ts';

describe('coalescing', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('passes the first at once and of those that follow only the newest', () => {
    const passed: number[] = [];
    const values = coalesce<number>(250, (value) => passed.push(value));
    for (const value of [1, 2, 3]) values.offer(value);
    expect(passed).toEqual([1]);
    jest.advanceTimersByTime(250);
    expect(passed).toEqual([1, 3]);
    values.offer(4);
    expect(passed).toEqual([1, 3]);
    jest.advanceTimersByTime(250);
    expect(passed).toEqual([1, 3, 4]);
  });

  it('passes at most four a second however many come', () => {
    let passed = 0;
    const values = coalesce<number>(250, () => {
      passed += 1;
    });
    for (let ms = 0; ms < 1000; ms += 5) {
      values.offer(ms);
      jest.advanceTimersByTime(5);
    }
    expect(passed).toBeLessThanOrEqual(5);
  });

  it('after a pause the next is at once again, and after a stop nothing comes', () => {
    const passed: number[] = [];
    const values = coalesce<number>(250, (value) => passed.push(value));
    values.offer(1);
    jest.advanceTimersByTime(1000);
    values.offer(2);
    expect(passed).toEqual([1, 2]);
    values.offer(3);
    values.stop();
    jest.advanceTimersByTime(1000);
    expect(passed).toEqual([1, 2]);
  });

  it('stopped while nothing waits, it lets nothing through either', () => {
    const passed: number[] = [];
    const values = coalesce<number>(250, (value) => passed.push(value));
    values.stop();
    values.offer(1);
    jest.advanceTimersByTime(1000);
    expect(passed).toEqual([]);
  });
});
