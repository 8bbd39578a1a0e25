import { describe, expect, it } from '@jest/globals';
import { type Connection, connectionStateOf } from './connection.ts';

const known = (over: Partial<Connection> = {}): Connection => ({ link: 'up', heardAt: 1_000, downSince: 0, ...over });

describe('how far the board can be trusted', () => {
  it.each([
    ['just heard', known(), 1_000, { state: 'live' }],
    ['two heartbeats lost', known(), 13_000, { state: 'live' }],
    ['silent for longer', known(), 13_001, { state: 'delayed', age: 12_001 }],
    ['a minute of silence', known(), 61_000, { state: 'delayed', age: 60_000 }],
    ['more than a minute of silence', known(), 61_001, { state: 'stale', age: 60_001 }],
    ['never heard', known({ link: 'connecting', heardAt: 0 }), 90_000, { state: 'connecting' }],
    ['a connection that was lost a moment ago', known({ link: 'down', downSince: 2_000 }), 4_999, { state: 'live' }],
    [
      'a lost connection',
      known({ link: 'down', downSince: 2_000 }),
      5_000,
      { state: 'offline', since: 2_000, heardAt: 1_000 },
    ],
    [
      'no connection at all',
      known({ link: 'down', heardAt: 0, downSince: 10 }),
      9_000,
      { state: 'offline', since: 10, heardAt: 0 },
    ],
  ] as const)('%s', (_, connection, now, expected) => {
    expect(connectionStateOf(connection, now)).toEqual(expected);
  });
});
