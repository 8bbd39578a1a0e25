import { describe, expect, test } from '@jest/globals';
import { commandNames } from '@safe-haven/contracts';
import {
  added,
  canQueue,
  expired,
  type IssuedCommand,
  nextOf,
  patched,
  QUEUE_TIMEOUT_MS,
  type Queue,
  withOccurredAt,
} from './queue.ts';

const TAP = Date.parse('2026-11-25T01:10:00.000Z');
const command = (key: string, minutes = 0, more: Partial<IssuedCommand> = {}): IssuedCommand => ({
  key,
  shelterId: 'lipa',
  place: `${key}:discharge`,
  name: 'discharge-party',
  body: { stayId: 's1', destination: 'family' },
  beds: ['1a'],
  issuedAt: TAP + minutes * 60_000,
  ...more,
});
const queueOf = (...commands: IssuedCommand[]): Queue => commands.reduce<Queue>((q, w) => added(q, w, false), []);

describe('what may wait for the connection', () => {
  test('PC-4: is admit, discharge, release, confirm, census and a call, and nothing else', () => {
    expect(commandNames.filter(canQueue).toSorted()).toEqual([
      'admit-party',
      'confirm-occupancy',
      'discharge-party',
      'record-call',
      'release-hold',
      'report-census',
    ]);
  });

  test('happened at the tap, unless another time was typed', () => {
    expect(withOccurredAt('discharge-party', { stayId: 's1' }, TAP)).toEqual({
      stayId: 's1',
      occurredAt: '2026-11-25T01:10:00.000Z',
    });
    const withTime = { stayId: 's1', occurredAt: '2026-11-24T22:00:00.000Z' };
    expect(withOccurredAt('admit-party', withTime, TAP)).toBe(withTime);
  });

  test.each(['release-hold', 'confirm-occupancy', 'report-census', 'record-call'] as const)(
    'says no time of its own: %s',
    (name) => {
      expect(withOccurredAt(name, { a: 1 }, TAP)).toEqual({ a: 1 });
    },
  );
});

describe('the queue', () => {
  test('given taps in any order, then the first tap is sent first, one at a time', () => {
    const queue = queueOf(command('b', 2), command('a', 1));
    expect(nextOf(queue)?.key).toBe('a');
    expect(nextOf(patched(queue, 'a', { state: 'sending' }))).toBeNull();
    expect(nextOf(patched(queue, 'a', { state: 'back' }))?.key).toBe('b');
  });

  test('given the same key twice, then it waits once', () => {
    expect(queueOf(command('a'), command('a', 5))).toHaveLength(1);
  });

  test('given a second tap on the same button, then it waits once; for another night, house or person it waits too', () => {
    const night = (key: string, of: string) =>
      command(key, 2, { name: 'report-census', place: 'census', body: { night: of, occupied: 3 } });
    const queue = queueOf(
      command('a'),
      command('b', 1, { place: 'a:discharge' }),
      command('c', 1),
      command('d', 1, { place: 'a:discharge', shelterId: 'javor' }),
      night('e', '2026-11-23'),
      night('f', '2026-11-24'),
    );
    expect(queue.map(({ key }) => key)).toEqual(['a', 'c', 'd', 'e', 'f']);
    expect(
      added(patched(queue, 'a', { state: 'back' }), command('g', 9, { place: 'a:discharge' }), false).map(
        ({ key }) => key,
      ),
    ).toContain('g');
  });

  test('given fifteen minutes, then it is given back with what was typed, and what is on its way is not', () => {
    const queue = patched(queueOf(command('a'), command('b'), command('c', 1)), 'b', { state: 'sending' });
    expect(expired(queue, TAP + QUEUE_TIMEOUT_MS - 1)).toBe(queue);
    const later = expired(queue, TAP + QUEUE_TIMEOUT_MS);
    expect(later.map((w) => [w.key, w.state])).toEqual([
      ['a', 'back'],
      ['b', 'sending'],
      ['c', 'waiting'],
    ]);
    expect(later[0]!.body).toEqual({ stayId: 's1', destination: 'family' });
  });
});
