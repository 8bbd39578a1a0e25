import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { contractCodec } from '../contract/codec.ts';
import { noted, notes, textsOf } from '../contract/given.ts';
import { withFolder } from '../testing/folder.ts';
import { openSqliteStore } from './sqlite-store.ts';

const open = (path: string) => openSqliteStore({ path, codec: contractCodec });

/** What a kill would leave behind now. */
async function asKilled(folder: string): Promise<string> {
  await cp(join(folder, 'live'), join(folder, 'killed'), { recursive: true });
  return join(folder, 'killed', 'log.db');
}

describe('the index of streams behind the writer', () => {
  it(
    'given more events than one batch of the index, when killed, then every stream is found at its end',
    withFolder(async (folder) => {
      const store = await open(join(folder, 'live', 'log.db'));
      const count = 66_000;
      for (let i = 0; i < count; i += 750) {
        await Promise.all(
          Array.from({ length: 2 }, (_, s) => noted(store, `shelter-${s}`, i / 2, ...texts(i / 2, 375))),
        );
      }
      await noted(store, 'shelter-0', count / 2, 'after the index was written');
      const again = await open(await asKilled(folder));
      expect((await again.read('shelter-0', count / 2 - 1)).revision).toBe(count / 2 + 1);
      expect(await textsOf(again, 'shelter-1', count / 2 - 2)).toEqual([`${count / 2 - 2}`, `${count / 2 - 1}`]);
      expect(await again.append('shelter-1', notes('x'), 5)).toEqual({ outcome: 'lost_race', revision: count / 2 });
      expect(await again.verify()).toBeNull();
      await again.close();
      await store.close();
    }),
  );

  it(
    'given an index that leads to another event or nowhere, then verify says so; a wrong entry is not believed',
    withFolder(async (folder) => {
      const path = join(folder, 'log.db');
      const store = await open(path);
      await noted(store, 'shelter-a', 0, 'one', 'two');
      await noted(store, 'shelter-b', 0, 'three');
      await store.close();
      const damage = (sql: string) => {
        const db = new DatabaseSync(path);
        db.exec(sql);
        db.close();
      };
      damage(`UPDATE heads SET position = position - 1 WHERE stream = 'shelter-a'`);
      const misled = await open(path);
      expect(await misled.verify()).toMatchObject({
        stream: 'shelter-a',
        reason: 'The index does not lead to this last event.',
      });
      expect(await textsOf(misled, 'shelter-a')).toEqual(['one', 'two']);
      expect(await misled.append('shelter-a', notes('x'), 1)).toEqual({ outcome: 'lost_race', revision: 2 });
      await noted(misled, 'shelter-a', 2, 'healed by the next event');
      expect(await misled.verify()).toBeNull();
      await misled.close();
      damage(`DELETE FROM heads WHERE stream = 'shelter-b'`);
      const lost = await open(path);
      expect(await lost.verify()).toMatchObject({ stream: 'shelter-b', revision: 1 });
      await lost.close();
    }),
  );
});

const texts = (from: number, count: number): string[] => Array.from({ length: count }, (_, i) => `${from + i}`);
