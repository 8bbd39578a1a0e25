import { describe, expect, it } from '@jest/globals';
import { ReaderLag } from './reader-lag.ts';

const positionOf = (n: number) => String(n).padStart(20, '0');

describe('OP-14: how late a reader of the log is', () => {
  it('counts from when the log first had something that it has not read, and is 0 once it has read all', () => {
    let now = 1_000;
    const lag = new ReaderLag(() => now);
    expect(lag.behindMs(positionOf(0))).toBe(0);
    lag.headSeen(positionOf(5));
    now = 4_000;
    lag.headSeen(positionOf(5));
    lag.headSeen(positionOf(9));
    now = 6_000;
    expect([3, 5, 7, 9].map((at) => lag.behindMs(positionOf(at)))).toEqual([5_000, 2_000, 2_000, 0]);
  });

  it('keeps the age of a reader that has stopped, however long the log grows meanwhile', () => {
    let now = 0;
    const lag = new ReaderLag(() => now);
    for (let n = 1; n <= 10_000; n++) {
      now = n;
      lag.headSeen(positionOf(n));
    }
    expect(lag.behindMs(positionOf(0))).toBe(9_999);
    expect(lag.behindMs(positionOf(10_000))).toBe(0);
  });
});
