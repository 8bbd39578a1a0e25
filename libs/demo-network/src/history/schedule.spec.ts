import { describe, expect, it } from '@jest/globals';
import { newSchedule } from './schedule.ts';

describe('the agenda of a house', () => {
  it('runs tasks in order of time, equal times as scheduled, up to the given time', () => {
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

  it('runs tasks that were scheduled meanwhile, and time never goes back', () => {
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

  it('drops pending tasks', () => {
    const schedule = newSchedule();
    schedule.at(1, () => expect('this').toBe('forgotten'));
    schedule.clear();
    schedule.runUntil(2);
  });
});
