import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import { note, noted } from './contract/given.ts';
import { type Raw, toNewEvent } from './copy-target.ts';
import { openEventStoreDb } from './eventstoredb/open.ts';
import { createMemoryStore } from './memory/memory-store.ts';
import { copyLog, logDigest, rawCodec } from './migrate.ts';
import type { EventStore, RecordedEvent } from './port.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import { withFolder } from './testing/folder.ts';
import { randomFrom, seedOf } from './testing/random.ts';

interface Given {
  readonly sqlite: (name: string) => Promise<EventStore<Raw>>;
  /** Timeout of an answer, in ms. */
  readonly eventStoreDb: (answerMs?: number) => Promise<EventStore<Raw>>;
  readonly double: Double;
}

/** Gives a test a folder and a double, and closes what was opened. */
const withStores = (test: (given: Given) => Promise<void>) =>
  withFolder(async (folder) => {
    const double = await startDouble();
    const opened: EventStore<Raw>[] = [];
    const kept = async (opening: Promise<EventStore<Raw>>) => {
      const store = await opening;
      opened.push(store);
      return store;
    };
    const { connectionString } = double;
    try {
      await test({
        double,
        sqlite: (name) => kept(openSqliteStore({ path: join(folder, name), codec: rawCodec })),
        eventStoreDb: (answerMs = 2_500) =>
          kept(openEventStoreDb({ connectionString, codec: rawCodec, answerMs, retryMs: 10 })),
      });
    } finally {
      await Promise.all(opened.map((store) => store.close()));
      double.stop();
    }
  });

/** A log of many streams, with old versions, large events, long runs of one stream and a forgotten key. */
async function fill(store: EventStore<Raw>, count: number): Promise<void> {
  const random = randomFrom(seedOf('migration'));
  const revisions = new Map<string, number>();
  while ([...revisions.values()].reduce((sum, n) => sum + n, 0) < count) {
    const stream = `${random() < 0.2 ? 'key' : 'shelter'}-${Math.floor(random() * 9)}`;
    const events = Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
      note('', {
        schemaVersion: random() < 0.3 ? 1 : 2,
        type: random() < 0.1 ? 'NotKnownHere' : 'Noted',
        data: { text: 'ž'.repeat(Math.floor(random() ** 8 * 30_000)), b: { 2: 'x', 1: [null, 1.5e300] }, a: random() },
      }),
    );
    const expected = revisions.get(stream) ?? 0;
    const result = await store.append(stream, events, expected);
    expect(result.outcome).toBe('appended');
    revisions.set(stream, expected + events.length);
  }
  await store.forget('key-3');
}

describe('migration', () => {
  it(
    'given a log on sqlite, when copied to EventStoreDB and back, then every hash, id and instant is the same',
    withStores(async ({ sqlite, eventStoreDb, double }) => {
      const from = await sqlite('from.db');
      await fill(from, 400);
      double.writeForeignEvents(100);
      const there = await eventStoreDb(5_000);
      const back = await sqlite('back.db');
      const copied = await copyLog(from, there);
      expect(await copyLog(there, back)).toEqual(copied);
      expect(await logDigest(from)).toEqual(copied);
      expect(copied.events).toBeGreaterThan(300);
      const events = async (store: EventStore<Raw>) =>
        (await store.read('shelter-1')).events.map((event) => ({ ...event, position: '' }));
      expect(await events(back)).toEqual(await events(from));
      expect(new Set([from.logId, there.logId, back.logId]).size).toBe(3);
    }),
  );

  it(
    'given a copy that is interrupted again and again by a failing store, when resumed, then it completes',
    withStores(async ({ sqlite, eventStoreDb, double }) => {
      const from = await sqlite('from.db');
      await fill(from, 120);
      const there = await eventStoreDb(600);
      double.faults.appends.push('none', 'kill-after-commit', 'swallow', 'kill-before-commit', 'access-denied');
      const enough = new AbortController();
      const onProgress = ({ step, events }: { step: string; events: number }) => {
        if (step === 'copy' && events > 60) enough.abort();
      };
      await expect(copyLog(from, there, { onProgress, signal: enough.signal })).rejects.toThrow('can go on from there');
      await expect(copyLog(from, await eventStoreDb())).rejects.toThrow('The target already holds events');
      expect(await copyLog(from, await eventStoreDb(), { resume: true })).toEqual(await logDigest(from));
      expect(await copyLog(from, there, { resume: true })).toEqual(await logDigest(from));
    }),
  );

  it(
    'given a target with other events, a damaged source or one log twice, then it is refused with a sentence',
    withStores(async ({ sqlite, eventStoreDb, double }) => {
      const from = await sqlite('from.db');
      await noted(from as never, 'shelter-a', 0, 'one', 'two');
      const begun = await sqlite('begun.db');
      const [first] = (await from.read('shelter-a')).events;
      await begun.append('shelter-a', [toNewEvent(first as RecordedEvent<Raw>)], 0);
      expect(await copyLog(from, begun, { resume: true })).toEqual(await logDigest(from));
      const other = await sqlite('other.db');
      await noted(other as never, 'shelter-a', 0, 'another');
      await expect(copyLog(from, other, { resume: true })).rejects.toThrow('other events in stream "shelter-a"');
      await expect(copyLog(from, from)).rejects.toThrow('the same log');
      const there = await eventStoreDb();
      await copyLog(from, there);
      await noted(there as never, 'shelter-b', 0, 'more');
      await expect(copyLog(from, there, { resume: true })).rejects.toThrow('The copy is not equal');
      double.write('haven-shelter-a', 'Noted', '{}');
      const nowhere = createMemoryStore({ codec: rawCodec });
      await expect(copyLog(there, nowhere)).rejects.toThrow('The source is damaged: stream "shelter-a" at revision 3.');
    }),
  );

  it('given an empty log, then the copy is empty', async () => {
    const stores = [createMemoryStore({ codec: rawCodec }), createMemoryStore({ codec: rawCodec })] as const;
    expect(await copyLog(...stores)).toMatchObject({ events: 0, streams: 0 });
  });
});
