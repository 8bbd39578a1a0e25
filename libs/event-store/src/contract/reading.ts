import { expect, it } from '@jest/globals';
import { positionOf, START } from '../port.ts';
import { expectRising, note, noted, notes, readable, textOf, textsOf, type WithStore } from './given.ts';

export function readingContract(withStore: WithStore): void {
  it(
    'given nothing, when a stream is read, then it is empty at revision 0 and the head is the start',
    withStore(async ({ store }) => {
      expect(await store.read('shelter-unknown')).toEqual({ events: [], revision: 0 });
      expect(await store.head()).toBe(START);
    }),
  );

  it(
    'given events in one append and another, when read, then they come oldest first, with their revisions and positions',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one', 'two');
      await noted(store, 'shelter-b', 0, 'elsewhere');
      await noted(store, 'shelter-a', 2, 'three');
      const { events, revision } = await store.read('shelter-a');
      expect(events.map(textOf)).toEqual(['one', 'two', 'three']);
      expect(events.map((e) => e.revision)).toEqual([1, 2, 3]);
      expect(events.every((e) => e.stream === 'shelter-a')).toBe(true);
      expect(revision).toBe(3);
      expectRising(events.map((e) => e.position));
    }),
  );

  it(
    'given an event, when read, then it equals what was appended',
    withStore(async ({ store }) => {
      const handed = note('whole – žena, Ђ, 🏠');
      const written = { ...handed, metadata: { ...handed.metadata, commandHash: 'abc', source: 'phone-in' as const } };
      await store.append('shelter-a', [written], 0);
      const back = readable((await store.read('shelter-a')).events[0]);
      expect(back.eventId).toBe(written.eventId);
      expect([back.type, back.schemaVersion]).toEqual(['Noted', 2]);
      expect(back.event).toEqual({ type: 'Noted', text: 'whole – žena, Ђ, 🏠' });
      expect(back.metadata).toEqual(written.metadata);
    }),
  );

  it(
    'given three events, when read after a revision, then only later ones come, with the current revision',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one', 'two', 'three');
      expect(await textsOf(store, 'shelter-a', 1)).toEqual(['two', 'three']);
      expect(await store.read('shelter-a', 3)).toEqual({ events: [], revision: 3 });
      expect(await store.read('shelter-a', 9)).toEqual({ events: [], revision: 3 });
    }),
  );

  it(
    'given a long stream, when a range in its middle is read, then only that range comes',
    withStore(async ({ store }) => {
      const all = Array.from({ length: 700 }, (_, i) => `${i}`);
      for (let i = 0; i < all.length; i += 350) {
        await noted(store, 'shelter-a', i, ...all.slice(i, i + 350));
        await noted(store, 'shelter-b', i / 350, 'between');
      }
      const { events } = await store.read('shelter-a');
      const part = async (after: number, upTo: number) =>
        (await store.read('shelter-a', after, events[upTo - 1])).events.map(textOf);
      expect(await part(300, 600)).toEqual(all.slice(300, 600));
      expect(await part(0, 1)).toEqual(['0']);
      expect(await part(699, 700)).toEqual(['699']);
      expect(await part(400, 400)).toEqual([]);
      expect(await part(500, 400)).toEqual([]);
      const beyond = { revision: 900, position: positionOf(999_999) };
      expect((await store.read('shelter-a', 698, beyond)).events.map(textOf)).toEqual(['698', '699']);
    }),
  );

  it(
    'given a long stream among others, when read completely or from the middle, then it comes in order without a gap',
    withStore(async ({ store }) => {
      const all = Array.from({ length: 900 }, (_, i) => `${i}`);
      for (let i = 0; i < all.length; i += 300) {
        await noted(store, 'shelter-a', i, ...all.slice(i, i + 300));
        await noted(store, 'shelter-b', i / 300, 'between');
      }
      expect(await textsOf(store, 'shelter-a')).toEqual(all);
      expect(await textsOf(store, 'shelter-a', 299)).toEqual(all.slice(299));
    }),
  );

  it(
    'given an event of an old version, when read, then it is upcast',
    withStore(async ({ store }) => {
      await store.append('shelter-a', [note('', { schemaVersion: 1, data: { note: 'old' } })], 0);
      expect(await textsOf(store, 'shelter-a')).toEqual(['old']);
    }),
  );

  it(
    'given an appended event, when the writer mutates its object afterwards, then the log does not change',
    withStore(async ({ store }) => {
      const data = { text: 'as it was' };
      const appending = store.append('shelter-a', [note('', { data })], 0);
      data.text = 'changed';
      await appending;
      expect(await textsOf(store, 'shelter-a')).toEqual(['as it was']);
    }),
  );

  it(
    'given a stream named like a property of Object.prototype, when read and written, then it is a stream like any other',
    withStore(async ({ store }) => {
      expect((await store.read('constructor')).revision).toBe(0);
      await noted(store, 'constructor', 0, 'one');
      expect(await textsOf(store, 'constructor')).toEqual(['one']);
    }),
  );

  it(
    'given events, when the head is read, then it is the position that the last append returned',
    withStore(async ({ store }) => {
      await store.append('shelter-a', notes('one', 'two'), 0);
      const position = await noted(store, 'shelter-b', 0, 'three');
      expect(await store.head()).toBe(position);
      expect((await store.read('shelter-b')).events[0]?.position).toBe(position);
      expect(position.length).toBeGreaterThanOrEqual(positionOf(0).length);
    }),
  );
}
