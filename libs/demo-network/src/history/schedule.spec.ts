import { describe, expect, it } from '@jest/globals';
import { newSchedule } from './schedule.ts';

describe('the agenda of a house', () => {
  it('runs tasks in the order of time, equal times as they were put down, up to the given time', () => {
    const schedule = newSchedule();
    const ran: string[] = [];
    for (const [ms, name] of [
      [30, 'c'],
      [10, 'a'],
      [30, 'd'],
      [20, 'b'],
      [31, 'later'],
    ] as const) {
      schedule.at(ms, () => ran.push(name));
    }
    schedule.runUntil(30);
    expect(ran).toEqual(['a', 'b', 'c', 'd']);
  });

  it('runs what is put down on the way, and never lets time go back', () => {
    const schedule = newSchedule();
    const times: number[] = [];
    schedule.at(10, (now) => {
      times.push(now);
      schedule.at(5, (late) => times.push(late));
      schedule.at(12, (next) => times.push(next));
    });
    schedule.runUntil(100);
    expect(times).toEqual([10, 10, 12]);
  });

  it('forgets what is still to come', () => {
    const schedule = newSchedule();
    schedule.at(1, () => expect('this').toBe('forgotten'));
    schedule.clear();
    schedule.runUntil(2);
  });
});
