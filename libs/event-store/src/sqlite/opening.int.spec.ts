import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { COMPILED_ONCE } from '@safe-haven/jest-preset/compiled-once';
import { contractCodec } from '../contract/codec.ts';
import { everything, noted, notes, textOf, textsOf } from '../contract/given.ts';
import { withFolder } from '../testing/folder.ts';
import { refuseOldSqlite } from './database.ts';
import { openSqliteStore } from './sqlite-store.ts';

const CHILD = join(import.meta.dirname, '..', 'kill-nine.child.ts');
const open = (path: string) => openSqliteStore({ path, codec: contractCodec });

describe('opening the embedded log', () => {
  it('refuses a SQLite that can lose data, and takes those with the fix', () => {
    for (const old of ['3.51.2', '3.50.9', '3.9.99', '2.60.0', '0'])
      expect(() => refuseOldSqlite(old)).toThrow('can lose data');
    for (const good of ['3.51.3', '3.51.10', '3.52.0', '4.0.0']) expect(() => refuseOldSqlite(good)).not.toThrow();
  });

  it(
    'given a process that has the log, then a second one is refused by name, and takes over when the first is killed',
    withFolder(async (folder) => {
      const path = join(folder, 'log.db');
      const holder = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, path, '1'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: COMPILED_ONCE,
      });
      const exit = once(holder, 'exit');
      for await (const line of createInterface({ input: holder.stdout })) if (line !== 'ready') break;
      await expect(open(path)).rejects.toThrow(`is in use by process ${holder.pid} on `);
      holder.kill('SIGKILL');
      await exit;
      // What the killed one left says that this very process has it: a number that was given out again.
      await writeFile(`${path}.lock`, `process ${process.pid} on somewhere\n`);
      const store = await open(path);
      expect(await store.verify()).toBeNull();
      await store.close();
    }),
  );

  it(
    'given a log that this process has open, then it is refused too, until it is closed',
    withFolder(async (folder) => {
      const path = join(folder, 'log.db');
      const store = await open(path);
      await expect(open(path)).rejects.toThrow(`is in use by process ${process.pid} on `);
      await noted(store, 'shelter-a', 0, 'the first one goes on');
      await store.close();
      const again = await open(path);
      expect(await textsOf(again, 'shelter-a')).toEqual(['the first one goes on']);
      await again.close();
    }),
  );

  it(
    'given a file of another program, of a newer one, or no database at all, then it is refused and left as it was',
    withFolder(async (folder) => {
      const foreign = join(folder, 'foreign.db');
      const other = new DatabaseSync(foreign);
      other.exec('CREATE TABLE guests (name TEXT)');
      other.close();
      const before = await readFile(foreign);
      await expect(open(foreign)).rejects.toThrow('it is a database of another program');
      expect((await readFile(foreign)).equals(before)).toBe(true);

      const newer = join(folder, 'newer.db');
      await (await open(newer)).close();
      const db = new DatabaseSync(newer);
      db.exec('PRAGMA user_version = 99');
      db.close();
      await expect(open(newer)).rejects.toThrow('written by a newer version of this program (format 99)');

      await writeFile(join(folder, 'text.db'), 'these are no pages of a database at all'.repeat(200));
      await expect(open(join(folder, 'text.db'))).rejects.toThrow("can't be opened");
    }),
  );

  it(
    'given a log, then only the user of the program can read its files',
    withFolder(async (folder) => {
      const path = join(folder, 'new', 'folder', 'log.db');
      const store = await open(path);
      await noted(store, 'key-1', 0, 'a key');
      for (const name of ['', '-wal', '-shm', '.keys', '.keys-wal', '.lock', '.anchor']) {
        expect((await stat(path + name)).mode & 0o077).toBe(0);
      }
      await store.close();
    }),
  );

  it(
    'given a log that was changed behind its back at the end, then it does not open; further back, verify finds it',
    withFolder(async (folder) => {
      const path = join(folder, 'log.db');
      const store = await open(path);
      for (let i = 0; i < 1500; i += 500)
        await noted(store, 'shelter-a', i, ...Array.from({ length: 500 }, (_, k) => `${i + k}`));
      await store.close();
      const tamper = async (name: string, position: number) => {
        await cp(path, join(folder, name));
        await cp(`${path}.keys`, join(folder, `${name}.keys`));
        const db = new DatabaseSync(join(folder, name));
        db.prepare(`UPDATE log SET body = replace(body, '"text":"', '"text":"1') WHERE position = ?`).run(position);
        db.close();
        return join(folder, name);
      };
      await expect(open(await tamper('late.db', 1400))).rejects.toThrow(
        'The chain of stream "shelter-a" is broken at revision 1399 (position 0000000000001400): The hash does not match',
      );
      const early = await open(await tamper('early.db', 100));
      expect(await early.verify()).toMatchObject({ stream: 'shelter-a', revision: 99, position: '0000000000000100' });
      await early.close();
    }),
  );

  it(
    'given a log that ends before what was acknowledged, then it does not open until the operator says so',
    withFolder(async (folder) => {
      const path = join(folder, 'log.db');
      const store = await open(path);
      await noted(store, 'shelter-a', 0, 'one');
      await store.close();
      await cp(path, join(folder, 'older.db'));
      const again = await open(path);
      await noted(again, 'shelter-a', 1, 'two');
      await again.close();
      await cp(join(folder, 'older.db'), path);
      await expect(open(path)).rejects.toThrow(
        'The log ends at position 2, but 3 was acknowledged: its tail is missing',
      );
    }),
  );

  it(
    'given an event whose bytes are damaged, then it comes as unreadable, and the others go on',
    withFolder(async (folder) => {
      const path = join(folder, 'log.db');
      const store = await open(path);
      await store.append('shelter-a', notes('one', 'two', 'three'), 0);
      for (let i = 0; i < 1000; i += 500) await noted(store, 'shelter-b', i, ...Array.from({ length: 500 }, () => 'x'));
      await store.close();
      const db = new DatabaseSync(path);
      db.prepare(`UPDATE log SET body = substr(body, 1, 80) WHERE position = 3`).run();
      db.close();
      const again = await open(path);
      const { events } = await again.read('shelter-a');
      expect(events.map(textOf)).toEqual(['one', 'unreadable: The stored bytes are damaged.', 'three']);
      expect(events[1]?.eventId).toMatch(/^[0-9a-f-]{36}$/);
      expect(await everything(again)).toHaveLength(1003);
      await again.close();
    }),
  );
});
