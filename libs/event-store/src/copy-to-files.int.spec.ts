import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startDouble } from '@safe-haven/event-store-double';
import { note } from './contract/given.ts';
import type { Raw } from './copy-target.ts';
import { copyToFiles } from './copy-to-files.ts';
import { openEventStoreDb } from './eventstoredb/open.ts';
import { logDigest, rawCodec } from './migrate.ts';
import type { EventStore } from './port.ts';
import { openSqliteCopy, openSqliteStore } from './sqlite/sqlite-store.ts';
import { withFolder } from './testing/folder.ts';

async function write(store: EventStore<Raw>, stream: string, revision: number, text: string): Promise<void> {
  const { outcome } = await store.append(stream, [note('', { type: 'Noted', data: { text } })], revision);
  expect(outcome).toBe('appended');
}

const withServer = (test: (folder: string, store: EventStore<Raw>) => Promise<void>) =>
  withFolder(async (folder) => {
    const double = await startDouble();
    const { connectionString } = double;
    const store = await openEventStoreDb({ connectionString, codec: rawCodec, answerMs: 5_000, retryMs: 10 });
    try {
      await test(folder, store);
    } finally {
      await store.close();
      double.stop();
    }
  });

describe('KP-2: a backup of a log that is on a server', () => {
  it(
    'given writers meanwhile, then log and keys lie apart, the log verifies without them, and together they are a log',
    withServer(async (folder, store) => {
      for (let i = 0; i < 60; i++) await write(store, `shelter-${i % 5}`, Math.floor(i / 5), `event ${i}`);
      for (const shelter of ['a', 'b']) await write(store, `key-${shelter}`, 0, `the key of ${shelter}`);
      await store.forget('key-b');
      await write(store, 'shelter-last', 0, 'before the copy');
      const before = await logDigest(store);
      let copying = true;
      const writing = (async () => {
        for (let i = 0; copying; i++) await write(store, 'shelter-meanwhile', i, 'meanwhile');
      })();
      const places = { log: join(folder, 'copy', 'log.sqlite'), keys: join(folder, 'safe', 'log.sqlite.keys') };
      const seen: number[] = [];
      const copied = await copyToFiles(store, places, { onProgress: (events) => seen.push(events) });
      copying = false;
      await writing;
      expect(copied.events).toBeGreaterThanOrEqual(before.events);
      expect(seen.at(-1)).toBe(copied.events);
      expect([await readdir(join(folder, 'copy')), await readdir(join(folder, 'safe'))]).toEqual([
        ['log.sqlite'],
        ['log.sqlite.keys'],
      ]);
      expect((await readFile(places.log)).includes('the key of')).toBe(false);
      const alone = await openSqliteCopy({ path: places.log, codec: rawCodec });
      expect(await alone.verify()).toBeNull();
      await alone.close();
      const path = join(folder, 'restored', 'log.sqlite');
      await mkdir(join(folder, 'restored'));
      await copyFile(places.log, path);
      await copyFile(places.keys, `${path}.keys`);
      const again = await openSqliteStore({ path, codec: rawCodec });
      expect(await again.verify()).toBeNull();
      expect(await logDigest(again)).toEqual(copied);
      await again.close();
    }),
  );

  it(
    'given no place for keys, then none is written anywhere, and it does not open as a log; stopped in the middle nothing is left',
    withServer(async (folder, store) => {
      await write(store, 'key-a', 0, 'the key of a');
      for (let i = 0; i < 5; i++) await write(store, `shelter-${i}`, 0, `event ${i}`);
      const places = { log: join(folder, 'log.sqlite'), keys: null };
      const stop = new AbortController();
      const stopped = copyToFiles(store, places, { signal: stop.signal, onProgress: () => stop.abort() });
      await expect(stopped).rejects.toThrow('stopped');
      expect(await readdir(folder)).toEqual([]);
      await copyToFiles(store, places);
      expect(await readdir(folder)).toEqual(['log.sqlite']);
      expect((await readFile(places.log)).includes('the key of')).toBe(false);
      await expect(openSqliteStore({ path: places.log, codec: rawCodec })).rejects.toThrow('taken without its keys');
    }),
  );
});
