import { expect, it } from '@jest/globals';
import { canonicalBody, linkOf } from '../chain.ts';
import {
  everything,
  nextEvents,
  note,
  noted,
  notes,
  readable,
  settle,
  textOf,
  textsOf,
  type WithStore,
} from './given.ts';

/** Integrity: identity, hash chain, unreadable events, and what must be forgotten. */
export function integrityContract(withStore: WithStore): void {
  it(
    'given a log with events, when reopened, then it is the same log with the same events, and accepts more',
    withStore(async ({ store, reopen }) => {
      const { logId } = store;
      expect(logId).toMatch(/^[0-9a-f-]{36}$/);
      await noted(store, 'shelter-a', 0, 'one', 'two');
      await noted(store, 'shelter-b', 0, 'three');
      const before = await everything(store);
      const again = await reopen();
      expect(again.logId).toBe(logId);
      expect(await everything(again)).toEqual(before);
      expect(await again.append('shelter-a', notes('x'), 1)).toEqual({ outcome: 'lost_race', revision: 2 });
      await noted(again, 'shelter-a', 2, 'four');
      expect(await textsOf(again, 'shelter-a')).toEqual(['one', 'two', 'four']);
      expect(await again.verify()).toBeNull();
    }),
  );

  it(
    'given events, then the chain of each stream can be computed from what is read, and verifies',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one', 'two');
      await noted(store, 'shelter-b', 0, 'between');
      await noted(store, 'shelter-a', 2, 'three');
      let previous = '';
      for (const event of (await store.read('shelter-a')).events.map(readable)) {
        const { eventId, type, schemaVersion, metadata, revision, hash } = event;
        const body = canonicalBody({ eventId, type, schemaVersion, data: { text: event.event.text }, metadata });
        expect(hash).toBe(linkOf(previous, 'shelter-a', revision, body));
        previous = hash;
      }
      const progress: number[] = [];
      expect(await store.verify((events) => progress.push(events))).toBeNull();
      expect(progress.at(-1)).toBeGreaterThanOrEqual(4);
    }),
  );

  it(
    "given an event that this program can't read, then it is delivered as unreadable in its place and others continue",
    withStore(async ({ store }) => {
      const strange = note('', { type: 'FromTheFuture', data: { secret: 'payload' } });
      await noted(store, 'shelter-a', 0, 'before');
      await store.append('shelter-a', [strange, note('', { data: { text: 7 } })], 1);
      await noted(store, 'shelter-a', 3, 'after');
      await noted(store, 'shelter-b', 0, 'elsewhere');
      const { events, revision } = await store.read('shelter-a');
      expect(revision).toBe(4);
      expect(events.map((e) => e.readable)).toEqual([true, false, false, true]);
      expect(events[1]).toMatchObject({
        eventId: strange.eventId,
        type: 'FromTheFuture',
        stream: 'shelter-a',
        revision: 2,
      });
      expect(JSON.stringify(events[1])).not.toContain('payload');
      expect((await nextEvents(store, 5)).map((e) => e.readable)).toEqual([true, false, false, true, true]);
      expect(await store.verify()).toBeNull();
    }),
  );

  it(
    'given a key stream, when forgotten, then it is gone everywhere, for good, and the rest verifies',
    withStore(async ({ store, reopen }) => {
      await noted(store, 'shelter-a', 0, 'one');
      await noted(store, 'key-1', 0, 'the key', 'the next key');
      await noted(store, 'key-2', 0, 'another key');
      await noted(store, 'shelter-a', 1, 'two');
      expect((await everything(store)).map(textOf)).toEqual(['one', 'the key', 'the next key', 'another key', 'two']);
      await store.forget('key-1');
      expect(await store.read('key-1')).toEqual({ events: [], revision: 0 });
      const again = await reopen();
      expect(await again.read('key-1')).toEqual({ events: [], revision: 0 });
      expect(await textsOf(again, 'key-2')).toEqual(['another key']);
      expect((await everything(again)).map(textOf)).toEqual(['one', 'another key', 'two']);
      expect(await again.verify()).toBeNull();
    }),
  );

  it(
    'given a key stream at the end of the log, when forgotten, then the head is the last readable event, and no later event takes its position',
    withStore(async ({ store, reopen }) => {
      const last = await noted(store, 'shelter-a', 0, 'one');
      const forgotten = await noted(store, 'key-1', 0, 'the key');
      await store.forget('key-1');
      expect(await store.head()).toBe(last);
      const again = await reopen();
      expect(await again.head()).toBe(last);
      expect((await noted(again, 'shelter-a', 1, 'two')) > forgotten).toBe(true);
    }),
  );

  it(
    'given any other stream, when it is to be forgotten, then it is an error and nothing is lost',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one');
      await expect(store.forget('shelter-a')).rejects.toThrow('Only key- streams can be forgotten');
      await store.forget('key-unknown');
      expect(await textsOf(store, 'shelter-a')).toEqual(['one']);
    }),
  );

  it(
    'given a follower, when the store is closed, then it ends, and later appends are refused',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one');
      const following = nextEvents(store, 99);
      await settle();
      await store.close();
      expect((await following).map(textOf)).toEqual(['one']);
      expect(await store.append('shelter-a', notes('two'), 1)).toEqual({ outcome: 'refused', reason: 'unavailable' });
      await store.close();
    }),
  );
}
