import { describe, expect, it } from '@jest/globals';
import { newAgenda } from './agenda.ts';

describe('the agenda of a house', () => {
  it('runs tasks in the order of time, equal times as they were put down, up to the given time', () => {
    const agenda = newAgenda();
    const ran: string[] = [];
    for (const [ms, name] of [
      [30, 'c'],
      [10, 'a'],
      [30, 'd'],
      [20, 'b'],
      [31, 'later'],
    ] as const) {
      agenda.at(ms, () => ran.push(name));
    }
    agenda.runUntil(30);
    expect(ran).toEqual(['a', 'b', 'c', 'd']);
  });

  it('runs what is put down on the way, and never lets time go back', () => {
    const agenda = newAgenda();
    const times: number[] = [];
    agenda.at(10, (now) => {
      times.push(now);
      agenda.at(5, (late) => times.push(late));
      agenda.at(12, (next) => times.push(next));
    });
    agenda.runUntil(100);
    expect(times).toEqual([10, 10, 12]);
  });

  it('forgets what is still to come', () => {
    const agenda = newAgenda();
    agenda.at(1, () => expect('this').toBe('forgotten'));
    agenda.clear();
    agenda.runUntil(2);
  });
});
