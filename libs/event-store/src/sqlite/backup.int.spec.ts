import { copyFile, mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { contractCodec, type Noted } from '../contract/codec.ts';
import { everything, noted } from '../contract/given.ts';
import type { Position } from '../port.ts';
import { withFolder } from '../testing/folder.ts';
import { isCopyWithoutKeys } from './database.ts';
import { openSqliteCopy, openSqliteStore, type SqliteStore } from './sqlite-store.ts';

const open = (path: string) => openSqliteStore({ path, codec: contractCodec });
const openCopy = (path: string) => openSqliteCopy({ path, codec: contractCodec });

/** Where a backup goes: the log to one folder, the keys to another. */
const placesIn = (folder: string) => ({ log: join(folder, 'copy', 'log.db'), keys: join(folder, 'safe', 'keys.db') });

/** A log restored from a copy of it and of the keys, in a folder of its own. */
async function restored(folder: string, log: string, keys: string): Promise<string> {
  const path = join(folder, 'restored', 'log.db');
  await mkdir(join(folder, 'restored'));
  await copyFile(log, path);
  await copyFile(keys, `${path}.keys`);
  return path;
}

/** The last position in the log's file. */
function endOfLog(path: string): Position {
  const db = new DatabaseSync(path, { readOnly: true });
  const row = db.prepare('SELECT max(position) AS newest FROM log').get() as { newest: number };
  db.close();
  return String(row.newest).padStart(16, '0');
}

/** A log with three shelters and a key each, one of them forgotten. */
async function smallLog(folder: string): Promise<SqliteStore<Noted>> {
  const store = await open(join(folder, 'log.db'));
  for (const shelter of ['a', 'b', 'c']) {
    await noted(store, `key-${shelter}`, 0, `the key of ${shelter}`);
    await noted(store, `shelter-${shelter}`, 0, 'one', 'two');
  }
  await store.forget('key-b');
  return store;
}

describe('KP-2: a backup', () => {
  it(
    'given a log that is written meanwhile, when backed up and restored elsewhere, then it is consistent at one moment',
    withFolder(async (folder) => {
      const store = await open(join(folder, 'log.db'));
      for (let i = 0; i < 20; i++)
        await noted(store, `shelter-${i}`, 0, ...Array.from({ length: 300 }, () => 'x'.repeat(400)));
      await noted(store, 'key-old', 0, 'an old key');
      const before = await store.head();
      let copying = true;
      const writing = (async () => {
        for (let i = 0; copying || i < 50; i++)
          await noted(store, i % 2 ? `key-${i}` : `shelter-new-${i}`, 0, 'meanwhile');
      })();
      const shares: number[] = [];
      const places = placesIn(folder);
      await store.backup(places, (done, total) => shares.push(done / total));
      copying = false;
      await writing;
      expect([shares.length > 2, shares.at(-1)]).toEqual([true, 1]);
      const all = await everything(store);
      const path = await restored(folder, places.log, places.keys);
      const logEnd = endOfLog(path);
      const copy = await open(path);
      const end: Position = await copy.head();
      expect(logEnd >= before && end >= logEnd).toBe(true);
      expect(copy.logId).toBe(store.logId);
      expect(await copy.verify()).toBeNull();
      // The keys are copied last: keys written meanwhile are included, other events are not.
      const isCopied = (event: (typeof all)[number]) =>
        event.position <= logEnd || (event.stream.startsWith('key-') && event.position <= end);
      expect(await everything(copy)).toEqual(all.filter(isCopied));
      await noted(copy, 'shelter-0', 300, 'the copy goes on');
      await copy.close();
      await expect(store.backup(places)).rejects.toThrow('EEXIST');
      expect(await store.verify()).toBeNull();
      await store.close();
    }),
  );

  it(
    'then its file holds no key: it does not open as a log, and it verifies read-only, with nothing written next to it',
    withFolder(async (folder) => {
      const store = await smallLog(folder);
      const { log } = placesIn(folder);
      await store.backup({ log, keys: null });
      expect(await readdir(join(folder, 'copy'))).toEqual(['log.db']);
      const bytes = await readFile(log);
      expect([bytes.includes('the key of'), (await stat(log)).mode & 0o077]).toEqual([false, 0]);
      await expect(open(log)).rejects.toThrow(
        'this log was taken without its keys, and they are not beside it: put the newest copy of the keys there',
      );
      const copy = await openCopy(log);
      expect(await copy.verify()).toBeNull();
      const whole = (await everything(store)).filter(({ stream }) => !stream.startsWith('key-'));
      expect(await everything(copy)).toEqual(whole);
      expect(await copy.append('shelter-x', [], 0)).toEqual({ outcome: 'refused', reason: 'unavailable' });
      await copy.close();
      expect([isCopyWithoutKeys(log), isCopyWithoutKeys(join(folder, 'log.db'))]).toEqual([true, false]);
      expect(await readdir(join(folder, 'copy'))).toEqual(['log.db']);
      expect((await readFile(log)).equals(bytes)).toBe(true);
      await store.close();
    }),
  );

  it(
    'given a copy in which an event was changed or removed, then verify names it',
    withFolder(async (folder) => {
      const store = await smallLog(folder);
      const { log } = placesIn(folder);
      await store.backup({ log, keys: null });
      await store.close();
      const after = async (sql: string) => {
        await copyFile(log, join(folder, 'damaged.db'));
        const db = new DatabaseSync(join(folder, 'damaged.db'));
        db.exec(sql);
        db.close();
        return openCopy(join(folder, 'damaged.db'));
      };
      await expect(
        after(`UPDATE log SET body = replace(body, 'one', '0ne') WHERE stream = 'shelter-a'`),
      ).rejects.toThrow('The chain of stream "shelter-a" is broken at revision 1');
      const copy = await after(`DELETE FROM log WHERE stream = 'shelter-b'`);
      expect(await copy.verify()).toMatchObject({ reason: 'An event is missing here.' });
      await copy.close();
    }),
  );

  it(
    'given keys that are newer than the log, then they fit, including rotated and forgotten ones, and positions written between stay used',
    withFolder(async (folder) => {
      const store = await smallLog(folder);
      const { log, keys } = placesIn(folder);
      await store.backup({ log, keys: null });
      const end = await store.head();
      await noted(store, 'shelter-a', 2, 'lost with the disk');
      await noted(store, 'key-a.2', 0, 'the key of a, moved');
      await store.forget('key-a');
      await store.backup({ log: join(folder, 'later.db'), keys });
      await store.close();
      const path = await restored(folder, log, keys);
      const again = await open(path);
      expect(await again.verify()).toBeNull();
      const streams = (await everything(again)).map(({ stream, position }) => [stream, position > end]);
      expect(streams.filter(([, isNewer]) => isNewer)).toEqual([['key-a.2', true]]);
      expect(streams.map(([stream]) => stream)).not.toContain('key-a');
      await noted(again, 'shelter-a', 2, 'goes on');
      expect(await again.verify()).toBeNull();
      await again.close();
      expect(isCopyWithoutKeys(path)).toBe(false);
      await (await open(path)).close();
    }),
  );

  it(
    'given keys that are older than the log, then it is refused and left unchanged, and the newest ones fit',
    withFolder(async (folder) => {
      const store = await smallLog(folder);
      const { log, keys } = placesIn(folder);
      await store.backup({ log: join(folder, 'early.db'), keys });
      await rename(keys, join(folder, 'early.keys'));
      await noted(store, 'key-d', 0, 'the key of d');
      await noted(store, 'shelter-d', 0, 'one');
      await store.backup({ log, keys });
      await store.close();
      const path = await restored(folder, log, join(folder, 'early.keys'));
      await expect(open(path)).rejects.toThrow('1 of them are newer than those beside it');
      await copyFile(keys, `${path}.keys`);
      const again = await open(path);
      expect(await again.verify()).toBeNull();
      await again.close();
    }),
  );
});
