import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contractCodec } from '../contract/codec.ts';
import { everything, noted, textOf } from '../contract/given.ts';
import { withFolder } from '../testing/folder.ts';
import { openSqliteStore } from './sqlite-store.ts';

const SECRET = 'c2VjcmV0LWtleS1tYXRlcmlhbC0xMjM0NTY3ODkw';

async function filesWith(folder: string, text: string): Promise<string[]> {
  const names = await readdir(folder);
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return names.filter((_, i) => contents[i]?.includes(text));
}

describe('forgetting a key', () => {
  it(
    'given a key that was written between others, when forgotten, then no file holds a byte of it any more',
    withFolder(async (folder) => {
      const store = await openSqliteStore({ path: join(folder, 'log.db'), codec: contractCodec });
      for (let i = 0; i < 40; i++) await noted(store, `key-${i}`, 0, i === 20 ? SECRET : `another key ${i}`);
      await noted(store, 'shelter-a', 0, 'a house');
      expect(await filesWith(folder, SECRET)).not.toEqual([]);
      await store.forget('key-20');
      expect(await filesWith(folder, SECRET)).toEqual([]);
      await store.close();
      expect(await filesWith(folder, SECRET)).toEqual([]);
      expect(await filesWith(folder, 'another key 21')).toEqual(['log.db.keys']);
    }),
  );

  it(
    'given a follower that goes on, when a key is forgotten, then it comes neither live nor later',
    withFolder(async (folder) => {
      const store = await openSqliteStore({ path: join(folder, 'log.db'), codec: contractCodec });
      await noted(store, 'shelter-a', 0, 'one');
      await noted(store, 'key-1', 0, SECRET);
      expect((await everything(store)).map(textOf)).toContain(SECRET);
      await store.forget('key-1');
      await noted(store, 'shelter-a', 1, 'two');
      expect((await everything(store)).map(textOf)).toEqual(['one', 'two']);
      await store.close();
    }),
  );
});
