import type { Clock } from '../environment/clock.ts';

/** A clock that the test moves. */
export class ManualClock implements Clock {
  #now: number;

  constructor(start = Date.parse('2026-11-25T01:00:00.000Z')) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}
