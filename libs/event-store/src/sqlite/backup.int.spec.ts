import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contractCodec } from '../contract/codec.ts';
import { everything, noted } from '../contract/given.ts';
import type { Position } from '../port.ts';
import { withFolder } from '../testing/folder.ts';
import { openSqliteStore } from './sqlite-store.ts';

const open = (path: string) => openSqliteStore({ path, codec: contractCodec });

describe('backup', () => {
  it(
    'given a log that is written meanwhile, when backed up and opened elsewhere, then it is one whole moment of it',
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
      await store.backup(join(folder, 'copy', 'log.db'));
      copying = false;
      await writing;
      const all = await everything(store);
      const copy = await open(join(folder, 'copy', 'log.db'));
      const end: Position = await copy.head();
      expect(end >= before).toBe(true);
      expect(copy.logId).toBe(store.logId);
      expect(await copy.verify()).toBeNull();
      expect(await everything(copy)).toEqual(all.filter(({ position }) => position <= end));
      await noted(copy, 'shelter-0', 300, 'the copy goes on');
      await copy.close();
      await expect(store.backup(join(folder, 'copy', 'log.db'))).rejects.toThrow('EEXIST');
      expect(await store.verify()).toBeNull();
      await store.close();
    }),
  );
});
