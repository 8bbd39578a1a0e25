import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ManualClock } from '../testing/manual-clock.ts';
import { Deadlines } from './deadlines.ts';

const SECOND = 1_000;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

/** Two houses whose deadline has passed; `record` says what becomes of each. */
function given(record: (shelter: string) => Promise<boolean>) {
  const clock = new ManualClock();
  const due = new Map(['lipa', 'jasen'].map((shelter) => [shelter, new Date(clock.now() - SECOND).toISOString()]));
  const deadlines = new Deadlines<string>(clock, {
    keyOf: (shelter) => shelter,
    dueOf: (shelter) => due.get(shelter) ?? null,
    record: async (shelter) => {
      const recorded = await record(shelter);
      if (recorded) due.delete(shelter);
      return recorded;
    },
  });
  for (const shelter of due.keys()) deadlines.note(shelter);
  return { deadlines, due, clock };
}

describe('SH-5: given deadlines that have passed', () => {
  it('when one cannot be recorded, then the others are, and it is tried again a second later', async () => {
    const failing = { shelter: 'lipa' };
    const logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    const { deadlines, due, clock } = given(async (shelter) => {
      if (shelter === failing.shelter) throw new Error('a fault in one house');
      return true;
    });
    expect(await deadlines.recordDue()).toBe(2);
    expect([...due.keys()]).toEqual(['lipa']);
    expect(logged.mock.calls).toEqual([[{ code: 'unexpected', name: 'Error' }, expect.stringMatching(/^ +at /)]]);
    expect(await deadlines.recordDue()).toBe(0);
    failing.shelter = 'none';
    clock.advance(SECOND + 1);
    expect(await deadlines.recordDue()).toBe(1);
    expect([...due.keys()]).toEqual([]);
  });

  it('when another replica was first, then it is not tried again', async () => {
    const { deadlines, due, clock } = given(async (shelter) => {
      due.delete(shelter);
      return false;
    });
    expect(await deadlines.recordDue()).toBe(2);
    clock.advance(2 * SECOND);
    expect(await deadlines.recordDue()).toBe(0);
  });

  it('when it is stopped in the middle, then it ends with the one that is being recorded, and no timer is left', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const order: string[] = [];
    const { deadlines } = given(async () => {
      await promise;
      order.push('tried');
      return false;
    });
    deadlines.start();
    expect(jest.getTimerCount()).toBe(1);
    const recording = deadlines.recordDue();
    const stopped = deadlines.stop().then(() => order.push('stopped'));
    resolve();
    await Promise.all([stopped, recording]);
    expect(order).toEqual(['tried', 'stopped']);
    expect(jest.getTimerCount()).toBe(0);
  });
});
