import { expect, it } from '@jest/globals';
import { canonicalBody } from '../chain.ts';
import { LIMITS, type NewEvent, START } from '../port.ts';
import { note, noted, notes, placeOf, textsOf, type WithStore } from './given.ts';

/** A note whose canonical JSON has exactly that many bytes. */
function noteOf(bytes: number): NewEvent {
  const empty = Buffer.byteLength(canonicalBody(note('')));
  return note('ž'.repeat(2).padEnd(bytes - empty - 2, 'x'));
}

export function refusingContract(withStore: WithStore): void {
  it(
    'given an event of 64 KiB, then it is appended; one byte more is refused as too large',
    withStore(async ({ store }) => {
      expect(placeOf(await store.append('shelter-a', [noteOf(LIMITS.eventBytes)], 0)).revision).toBe(1);
      const refused = await store.append('shelter-a', [noteOf(LIMITS.eventBytes + 1)], 1);
      expect(refused).toEqual({ outcome: 'refused', reason: 'too_large' });
    }),
  );

  it(
    'given an append of 512 KiB, then it is appended; one byte more is refused completely',
    withStore(async ({ store }) => {
      const eight = () => Array.from({ length: 8 }, () => noteOf(LIMITS.eventBytes));
      expect(placeOf(await store.append('shelter-a', eight(), 0)).revision).toBe(8);
      const nine = [...eight().slice(1), noteOf(LIMITS.eventBytes / 2), noteOf(LIMITS.eventBytes / 2 + 1)];
      expect(await store.append('shelter-b', nine, 0)).toEqual({ outcome: 'refused', reason: 'too_large' });
      expect((await store.read('shelter-b')).revision).toBe(0);
    }),
  );

  it(
    'given valid events and one that is too large or malformed, then none of them is stored',
    withStore(async ({ store }) => {
      for (const bad of [noteOf(LIMITS.eventBytes + 1), note('', { eventId: 'no uuid' })]) {
        expect((await store.append('shelter-a', [note('good'), bad, note('good')], 0)).outcome).toBe('refused');
      }
      expect((await store.read('shelter-a')).revision).toBe(0);
      expect(await store.head()).toBe(START);
    }),
  );

  it.each(malformed())(
    'given %s, when appended, then it is refused as invalid and nothing is stored',
    (_what, events, stream, expected) =>
      withStore(async ({ store }) => {
        const refused = await store.append(stream, events, expected);
        expect(refused).toEqual({ outcome: 'refused', reason: 'invalid' });
        expect(await store.head()).toBe(START);
        await noted(store, 'shelter-a', 0, 'the store goes on');
        expect(await textsOf(store, 'shelter-a')).toEqual(['the store goes on']);
      })(),
  );
}

function malformed(): [what: string, events: NewEvent[], stream: string, expected: number][] {
  const good = note('good');
  const { metadata } = good;
  const cycle: Record<string, unknown> = {};
  cycle['itself'] = cycle;
  const event = (what: string, overrides: Record<string, unknown>): [string, NewEvent[], string, number] => [
    what,
    [note('x', overrides as Partial<NewEvent>)],
    'shelter-a',
    0,
  ];
  const about = (what: string, overrides: Record<string, unknown>) =>
    event(what, { metadata: { ...metadata, ...overrides } });
  return [
    ['no events', [], 'shelter-a', 0],
    ['one event id twice', [good, good], 'shelter-a', 0],
    ['a negative revision', notes('x'), 'shelter-a', -1],
    ['half a revision', notes('x'), 'shelter-a', 0.5],
    ['no stream name', notes('x'), '', 0],
    ['a stream name with a line break', notes('x'), 'shelter-a\n1', 0],
    ['a stream name of the store itself', notes('x'), '$all', 0],
    ["the log's own stream", notes('x'), 'log', 0],
    ['an endless stream name', notes('x'), `shelter-${'a'.repeat(300)}`, 0],
    ['null for an event', [null as unknown as NewEvent], 'shelter-a', 0],
    event('an event id that is no UUID', { eventId: '1' }),
    event('an event without a type', { type: '' }),
    event('version 0', { schemaVersion: 0 }),
    event('half a version', { schemaVersion: 1.5 }),
    event('a list for data', { data: [] }),
    event('null for data', { data: null }),
    event('data with a cycle', { data: cycle }),
    event('data with a bigint', { data: { many: 1n } }),
    event('no metadata', { metadata: undefined }),
    about('a day for an instant', { occurredAt: '2026-11-02' }),
    about('an instant with an offset', { recordedAt: '2026-11-02T21:10:00.000+01:00' }),
    about('no actor', { actor: null }),
    about('an actor without a role', { actor: { ...metadata.actor, role: undefined } }),
    about('an unknown source', { source: 'rumour' }),
    about('no command id', { commandId: undefined }),
  ];
}
