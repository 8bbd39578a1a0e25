import { describe, expect, test } from '@jest/globals';
import type { ReplayChange } from '@safe-haven/contracts';
import { ticksOf } from './ticks.ts';

const HOUR = 3_600_000;
const DAY = { start: 0, end: 24 * HOUR };
const change = (at: number, late = false): ReplayChange => ({
  at: new Date(at).toISOString(),
  recordedAt: new Date(at).toISOString(),
  shelterId: 'lipa',
  type: 'BedsHeld',
  late,
});

describe('the ticks of a day', () => {
  test('are at the times of the changes, with their number', () => {
    const ticks = ticksOf([change(6 * HOUR), change(6 * HOUR + 1_000), change(12 * HOUR)], DAY, 0);
    expect(ticks).toEqual([
      { position: 0.25, changes: 2, late: false, isCurrent: false },
      { position: 0.5, changes: 1, late: false, isCurrent: false },
    ]);
  });

  test('are hollow where all changes were recorded later, and mark the current one', () => {
    const ticks = ticksOf([change(6 * HOUR, true), change(12 * HOUR, true), change(12 * HOUR + 1)], DAY, 12 * HOUR);
    expect(ticks.map(({ late, isCurrent }) => [late, isCurrent])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});
