import { describe, expect, it } from '@jest/globals';
import { isDue, isLate, NEVER_DONE, type UpkeepState } from './due.ts';

const at = (text: string): number => Date.parse(`2026-12-${text}:00.000Z`);
const state = (stage: UpkeepState['stage'], when: string, lastDone: string | null, until: string | null = null) => ({
  stage,
  at: new Date(at(when)).toISOString(),
  until: until === null ? null : new Date(at(until)).toISOString(),
  lastDone: lastDone === null ? null : new Date(at(lastDone)).toISOString(),
});
const AT_0410 = 250;

describe('OP-15: given a time of day for the daily work', () => {
  it('when it was never done, then it is due at once', () => {
    expect(isDue(NEVER_DONE, AT_0410, at('01T00:00'))).toBe(true);
  });

  it('when it was done, then it is due at that time and not before, whether by day or over midnight', () => {
    const done = state('done', '01T04:11', '01T04:11');
    expect([isDue(done, AT_0410, at('01T23:59')), isDue(done, AT_0410, at('02T04:09'))]).toEqual([false, false]);
    expect([isDue(done, AT_0410, at('02T04:10')), isDue(done, AT_0410, at('05T00:00'))]).toEqual([true, true]);
  });

  it('when another program is at it, then it waits until that one has surely ended', () => {
    const begun = state('begun', '02T04:10', '01T04:11', '02T06:10');
    expect(isDue(begun, AT_0410, at('02T06:09'))).toBe(false);
    expect(isDue(begun, AT_0410, at('02T06:10'))).toBe(true);
  });

  it('when it failed, then it is tried again an hour later', () => {
    const failed = state('failed', '02T04:10', '01T04:11');
    expect(isDue(failed, AT_0410, at('02T05:09'))).toBe(false);
    expect(isDue(failed, AT_0410, at('02T05:10'))).toBe(true);
  });

  it('OP-16: when it was not done for a day and a half, then it is late; a program that has just started is not', () => {
    const done = state('done', '01T04:00', '01T04:00');
    expect(isLate(done, at('01T00:00'), at('02T16:00'))).toBe(false);
    expect(isLate(done, at('01T00:00'), at('02T16:01'))).toBe(true);
    expect(isLate(NEVER_DONE, at('01T00:00'), at('02T12:00'))).toBe(false);
    expect(isLate(NEVER_DONE, at('01T00:00'), at('02T12:01'))).toBe(true);
  });
});
