import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../testing/manual-clock.ts';
import { instantOf } from './clock.ts';
import { ServerTime } from './server-time.ts';

describe('SH-20: the clock of all replicas', () => {
  it('SH-20: is the latest clock that an event has shown, and continues from there', () => {
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    time.sync(instantOf(clock.now() - 60_000));
    expect(time.now()).toBe(clock.now());
    time.sync(instantOf(clock.now() + 90_000));
    expect(time.now()).toBe(clock.now() + 90_000);
    clock.advance(10_000);
    time.sync(instantOf(clock.now() + 30_000));
    expect(time.now()).toBe(clock.now() + 90_000);
  });

  it('is its own where a fact is of no clock that works', () => {
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    time.sync(instantOf(clock.now() + 3_600_000));
    expect(time.now()).toBe(clock.now());
  });
});
