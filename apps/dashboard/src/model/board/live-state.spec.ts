import { describe, expect, it } from '@jest/globals';
import { type Line, liveStateOf } from './live-state.ts';

const line = (over: Partial<Line> = {}): Line => ({ link: 'up', heardAt: 1_000, downSince: 0, newestAt: 500, ...over });

describe('how far the board can be trusted', () => {
  it.each([
    ['just heard', line(), 1_000, { state: 'live', newestAt: 500 }],
    ['two heartbeats lost', line(), 13_000, { state: 'live', newestAt: 500 }],
    ['silent for longer', line(), 13_001, { state: 'delayed', age: 12_001 }],
    ['a minute of silence', line(), 61_000, { state: 'delayed', age: 60_000 }],
    ['more than a minute of silence', line(), 61_001, { state: 'stale', age: 60_001 }],
    ['never heard', line({ link: 'connecting', heardAt: 0 }), 90_000, { state: 'connecting' }],
    [
      'a line that was lost a moment ago',
      line({ link: 'down', downSince: 2_000 }),
      4_999,
      { state: 'live', newestAt: 500 },
    ],
    [
      'a lost line',
      line({ link: 'down', downSince: 2_000 }),
      5_000,
      { state: 'offline', since: 2_000, boardFrom: 1_000 },
    ],
    [
      'no line at all',
      line({ link: 'down', heardAt: 0, downSince: 10 }),
      9_000,
      { state: 'offline', since: 10, boardFrom: 0 },
    ],
  ] as const)('%s', (_, known, now, expected) => {
    expect(liveStateOf(known, now)).toEqual(expected);
  });
});
