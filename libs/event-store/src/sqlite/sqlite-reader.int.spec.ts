import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contractCodec, type Noted } from '../contract/codec.ts';
import { noted, textOf } from '../contract/given.ts';
import type { LogEvent } from '../port.ts';
import { START } from '../port.ts';
import { withFolder } from '../testing/folder.ts';
import { openSqliteReader } from './sqlite-reader.ts';
import { openSqliteStore, type SqliteStore } from './sqlite-store.ts';

/** A log that is written, and a second reader of it. */
const beside = (test: (store: SqliteStore<Noted>, path: string) => Promise<void>) =>
  withFolder(async (folder) => {
    const path = join(folder, 'log.db');
    const store = await openSqliteStore({ path, codec: contractCodec });
    await test(store, path);
    await store.close();
  });

describe('a second reader of the embedded log', () => {
  it(
    'given a log that is written on, then it has every event that is no key, in order, also those that come while it follows',
    beside(async (store, path) => {
      await noted(store, 'shelter-a', 0, ...Array.from({ length: 300 }, (_, i) => `${i + 1}`));
      await noted(store, 'key-a', 0, 'the key of a');
      const reader = openSqliteReader({ path, codec: contractCodec });
      expect([reader.logId, await reader.head()]).toEqual([store.logId, '0000000000000301']);
      const events: LogEvent<Noted>[] = [];
      for await (const event of reader.follow(START, new AbortController().signal)) {
        events.push(event);
        if (events.length === 300) {
          await noted(store, 'shelter-b', 0, 'while it follows');
          await reader.head();
        }
        if (events.length === 301) break;
      }
      const written = [...(await store.read('shelter-a')).events, ...(await store.read('shelter-b')).events];
      expect(events).toEqual(written);
      await reader.close();
    }),
  );

  it(
    'then it reads a stream from a revision up to an event, and nothing of a key',
    beside(async (store, path) => {
      await noted(store, 'shelter-a', 0, 'one', 'two');
      await noted(store, 'shelter-b', 0, 'another');
      await noted(store, 'shelter-a', 2, 'three', 'four');
      await noted(store, 'key-a', 0, 'the key of a');
      const reader = openSqliteReader({ path, codec: contractCodec });
      const { events } = await store.read('shelter-a');
      const [, , three] = events;
      expect((await reader.read('shelter-a', 1, three!)).events.map(textOf)).toEqual(['two', 'three']);
      const [key] = (await store.read('key-a')).events;
      expect((await reader.read('key-a', 0, key!)).events).toEqual([]);
      await reader.close();
    }),
  );

  it(
    'then another program is refused as before, and where the reader is closed first nothing is left next to the log',
    beside(async (store, path) => {
      await noted(store, 'shelter-a', 0, 'one');
      const reader = openSqliteReader({ path, codec: contractCodec });
      await expect(openSqliteStore({ path, codec: contractCodec })).rejects.toThrow('is in use by process');
      await reader.close();
      await reader.close();
      await expect(openSqliteStore({ path, codec: contractCodec })).rejects.toThrow('is in use by process');
    }),
  );
});
