import { describe, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { canonicalBody } from '../chain.ts';
import { everything, nextEvents, note, noted, notes, textOf, textsOf } from '../contract/given.ts';
import { START } from '../port.ts';
import { chained } from './envelope.ts';
import { followed, onDouble } from './testing/on-double.ts';

describe('the head of a shared log', () => {
  it(
    'given more foreign events after our last one than one read returns, then the head is still ours, and is cached',
    onDouble({}, async ({ double, open }) => {
      const store = await open();
      const last = await noted(store, 'shelter-a', 0, 'one', 'two');
      double.writeForeignEvents(3_000);
      const fresh = await open();
      expect(await fresh.head()).toBe(last);
      const reads = () => double.calls.filter(({ stream }) => stream === '$all').length;
      const before = reads();
      double.writeForeignEvents(10);
      expect(await fresh.head()).toBe(last);
      expect(reads() - before).toBe(1);
      const next = await noted(store, 'shelter-b', 0, 'three');
      expect(await fresh.head()).toBe(next);
    }),
  );

  it(
    'given a log that was started after foreign events, then it is empty at the start, and following begins there',
    onDouble({}, async ({ double, open }) => {
      double.writeForeignEvents(2_000);
      const store = await open();
      expect(await store.head()).toBe(START);
      await noted(store, 'shelter-a', 0, 'one');
      expect((await nextEvents(store, 1)).map(textOf)).toEqual(['one']);
      expect(double.calls.filter(({ method }) => method === 'subscribe').map(({ after }) => after)).not.toContain(null);
    }),
  );
});

describe('forgotten streams', () => {
  it(
    'given a forgotten key, then it is gone for every replica, before and after a scavenge',
    onDouble({}, async ({ double, open }) => {
      const [store, other] = [await open(), await open()];
      await noted(store, 'shelter-a', 0, 'one');
      await noted(store, 'key-1', 0, 'the key');
      const follower = followed(other, START);
      await follower.until(2);
      await store.forget('key-1');
      expect(double.log.records.some(({ stream, type }) => stream === 'haven-key-1' && type === 'Noted')).toBe(true);
      for (const replica of [store, other, await open()]) {
        expect((await everything(replica)).map(textOf)).toEqual(['one']);
        expect(await replica.read('key-1')).toEqual({ events: [], revision: 0 });
        expect(await replica.append('key-1', notes('again'), 0)).toEqual({ outcome: 'refused', reason: 'unavailable' });
      }
      double.log.scavenge();
      await store.forget('key-1');
      const fresh = await open();
      expect(JSON.stringify(double.log.records.map(({ data }) => Buffer.from(data).toString()))).not.toContain(
        'the key',
      );
      expect((await everything(fresh)).map(textOf)).toEqual(['one']);
      expect(await fresh.verify()).toBeNull();
      await noted(store, 'shelter-a', 1, 'two');
      await follower.until(3);
      expect((await follower.stop()).map(textOf)).toEqual(['one', 'the key', 'two']);
    }),
  );
});

describe('changes to our streams from outside', () => {
  it(
    'given a store that is restored from a backup without our last event, then the retry appends it again',
    onDouble({}, async ({ double, open, states }) => {
      const store = await open();
      await noted(store, 'shelter-a', 0, 'one', 'two', 'three');
      double.stop();
      await expect(store.read('shelter-a')).rejects.toThrow();
      double.log.loseLast(1);
      await double.start();
      await eventually(() => states.at(-1)?.startsWith('away') ?? false);
      expect((await store.read('shelter-a')).revision).toBe(2);
      expect((await store.append('shelter-a', notes('three'), 2)).outcome).toBe('appended');
      expect(await store.verify()).toBeNull();
      double.log.loseLast(1);
      expect(await store.append('shelter-a', notes('x'), 2)).toEqual({ outcome: 'lost_race', revision: 2 });
      expect((await store.append('shelter-a', notes('three'), 2)).outcome).toBe('appended');
      expect(await textsOf(store, 'shelter-a')).toEqual(['one', 'two', 'three']);
    }),
  );

  it(
    'given a valid event that is chained to another than the previous one, then verify finds it',
    onDouble({}, async ({ double, open }) => {
      const store = await open();
      await noted(store, 'shelter-a', 0, 'one', 'two');
      const [, forged] = chained('shelter-a', [canonicalBody(note('one')), canonicalBody(note('other'))], 0, '').events;
      const stored = double.log.records.findLast(({ stream }) => stream === 'haven-shelter-a')!;
      const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
      Object.assign(stored, { id: forged!.id, data: bytes(forged!.data), metadata: bytes(forged!.metadata) });
      expect(await textsOf(store, 'shelter-a')).toEqual(['one', 'other']);
      expect(await store.verify()).toMatchObject({ revision: 2, reason: 'It is not chained to the event before it.' });
    }),
  );

  it(
    'given a hard-deleted stream, then it is unreadable and cannot be written; others continue',
    onDouble({}, async ({ double, open }) => {
      const store = await open();
      await noted(store, 'shelter-a', 0, 'one');
      await noted(store, 'shelter-b', 0, 'elsewhere');
      double.log.remove('haven-shelter-a', 'any', 'hard');
      const fresh = await open();
      for (const replica of [store, fresh]) {
        await expect(replica.read('shelter-a')).rejects.toThrow('Stream "shelter-a" was deleted in the store');
        expect(await replica.append('shelter-a', notes('x'), 1)).toEqual({ outcome: 'refused', reason: 'unavailable' });
        expect((await everything(replica)).map(textOf)).toEqual([
          'one',
          'elsewhere',
          'unreadable: The stream was deleted in the store.',
        ]);
      }
      expect(await fresh.verify()).toMatchObject({
        stream: 'shelter-a',
        reason: 'The stream was deleted in the store.',
      });
      expect(await textsOf(fresh, 'shelter-b')).toEqual(['elsewhere']);
    }),
  );

  it(
    'given a soft-deleted stream that is written again, then it does not start over',
    onDouble({}, async ({ double, open, states }) => {
      const store = await open();
      await noted(store, 'shelter-a', 0, 'one', 'two');
      double.log.remove('haven-shelter-a', 'any', 'soft');
      const fresh = await open();
      expect(await fresh.append('shelter-a', notes('x'), 0)).toEqual({ outcome: 'refused', reason: 'unavailable' });
      expect(states.at(-1)).toMatch(/^away: Stream "shelter-a" was deleted in the store/);
      await expect(fresh.read('shelter-a')).rejects.toThrow(
        'Events of stream "shelter-a" before revision 3 are missing',
      );
      expect(await fresh.verify()).toMatchObject({ stream: 'shelter-a', revision: 3 });
      await eventually(() => states.at(-1) === 'connected: The store is connected.');
    }),
  );
});
