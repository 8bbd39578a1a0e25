import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { contractCodec } from '../contract/codec.ts';
import { noted, textsOf } from '../contract/given.ts';
import { withFolder } from '../testing/folder.ts';
import { openSqliteStore } from './sqlite-store.ts';

const notes: string[] = [];
const open = (path: string) =>
  openSqliteStore({ path, codec: contractCodec, onNote: (sentence) => notes.push(sentence) });

/** A log with a key, a copy of its keys of then, another key, and something after it. */
async function written(folder: string): Promise<string> {
  const path = join(folder, 'log.db');
  const store = await open(path);
  await noted(store, 'key-a', 0, 'the first key');
  await store.close();
  await copyFile(`${path}.keys`, join(folder, 'older.keys'));
  const again = await open(path);
  await noted(again, 'key-b', 0, 'the second key');
  await noted(again, 'shelter-a', 0, 'what was sealed under it');
  await again.close();
  return path;
}

describe('OP-7: given a log whose keys were lost', () => {
  it(
    'when their file is not there, or is empty, then it does not open, and none is made in its place',
    withFolder(async (folder) => {
      const path = await written(folder);
      await rm(`${path}.keys`);
      await expect(open(path)).rejects.toThrow('the keys that it was written with are not beside it');
      expect(await readdir(folder)).not.toContain('log.db.keys');
      await rm(`${path}.anchor`);
      await expect(open(path)).rejects.toThrow('the keys that it was written with are not beside it');
      await writeFile(`${path}.keys`, '');
      await expect(open(path)).rejects.toThrow('the keys that it was written with are not beside it');
      expect((await readFile(`${path}.keys`)).length).toBe(0);
    }),
  );

  it(
    'when an older copy is there, then it does not open, whether its anchor is there or not, and the newest copy opens it',
    withFolder(async (folder) => {
      const path = await written(folder);
      await copyFile(`${path}.keys`, join(folder, 'newest.keys'));
      await copyFile(join(folder, 'older.keys'), `${path}.keys`);
      await expect(open(path)).rejects.toThrow(
        'the keys beside it end at position 2, and it was written with newer ones',
      );
      await rm(`${path}.anchor`);
      await expect(open(path)).rejects.toThrow(
        'the keys beside it end at position 2, and it was written with newer ones',
      );
      await copyFile(join(folder, 'newest.keys'), `${path}.keys`);
      const store = await open(path);
      expect(await textsOf(store, 'key-b')).toEqual(['the second key']);
      expect(await store.verify()).toBeNull();
      await store.close();
    }),
  );

  it(
    'when those of another log are there, or no keys at all, then that is said, and the file is named',
    withFolder(async (folder) => {
      const path = await written(folder);
      const other = await open(join(folder, 'other.db'));
      await noted(other, 'shelter-x', 0, 'one');
      await noted(other, 'shelter-x', 1, 'two');
      await noted(other, 'key-x', 0, 'a key where the log has an event');
      await other.close();
      await copyFile(join(folder, 'other.db.keys'), `${path}.keys`);
      await rm(`${path}.anchor`);
      await expect(open(path)).rejects.toThrow('the keys beside it are those of another log');
      await writeFile(`${path}.keys`, 'these are no pages of a database at all'.repeat(200));
      await expect(open(path)).rejects.toThrow(`its keys, in ${path}.keys: `);
      await rm(`${path}.keys`);
      const foreign = new DatabaseSync(`${path}.keys`);
      foreign.exec('CREATE TABLE guests (name TEXT)');
      foreign.close();
      await expect(open(path)).rejects.toThrow(`its keys, in ${path}.keys: it is a database of another program`);
    }),
  );

  it(
    'when its newest keys were forgotten, then it opens; a log that never had a key opens without a file of them',
    withFolder(async (folder) => {
      const path = await written(folder);
      const store = await open(path);
      await store.forget('key-b');
      await store.close();
      await (await open(path)).close();
      const keyless = join(folder, 'keyless.db');
      const plain = await open(keyless);
      await noted(plain, 'shelter-a', 0, 'one');
      await plain.close();
      await rm(`${keyless}.keys`);
      const again = await open(keyless);
      expect(await textsOf(again, 'shelter-a')).toEqual(['one']);
      await again.close();
    }),
  );

  it(
    'when its anchor is torn, then it opens, and the file is named; one of an older release is read as before',
    withFolder(async (folder) => {
      const path = await written(folder);
      const anchor = await readFile(`${path}.anchor`, 'utf8');
      await writeFile(`${path}.anchor`, anchor.slice(0, 20));
      notes.length = 0;
      await (await open(path)).close();
      expect(notes).toEqual([expect.stringContaining(`${path}.anchor is torn`)]);
      const [logId] = anchor.split(' ');
      await writeFile(`${path}.anchor`, `${logId} 0000000000000099\n`);
      await expect(open(path)).rejects.toThrow('but 99 was acknowledged');
      expect(notes).toHaveLength(1);
    }),
  );
});
