import { describe, expect, it } from '@jest/globals';
import { DELAYED_MS } from '@safe-haven/contracts';
import { type Connection, connectionStateOf } from './connection.ts';

const current = (over: Partial<Connection> = {}): Connection => ({ link: 'up', aliveAt: 1_000, downSince: 0, ...over });

describe('how far the board can be trusted', () => {
  it.each([
    ['alive just now', current(), 1_000, { state: 'live' }],
    ['one sign of life missed, and the next one on its way', current(), 1_000 + DELAYED_MS, { state: 'live' }],
    ['LG-1: silent for longer', current(), 5_001, { state: 'delayed', age: 4_001 }],
    [
      'LG-1: a board that came of a log that was away already',
      current({ aliveAt: 1 }),
      6_000,
      { state: 'delayed', age: 5_999 },
    ],
    ['a minute of silence', current(), 61_000, { state: 'delayed', age: 60_000 }],
    ['more than a minute of silence', current(), 61_001, { state: 'stale', age: 60_001 }],
    ['no sign of life yet', current({ link: 'connecting', aliveAt: 0 }), 90_000, { state: 'connecting' }],
    ['a connection that was lost a moment ago', current({ link: 'down', downSince: 2_000 }), 4_999, { state: 'live' }],
    [
      'a lost connection',
      current({ link: 'down', downSince: 2_000 }),
      5_000,
      { state: 'offline', since: 2_000, aliveAt: 1_000 },
    ],
    [
      'no connection at all',
      current({ link: 'down', aliveAt: 0, downSince: 10 }),
      9_000,
      { state: 'offline', since: 10, aliveAt: 0 },
    ],
  ] as const)('%s', (_, connection, now, expected) => {
    expect(connectionStateOf(connection, now)).toEqual(expected);
  });
});
