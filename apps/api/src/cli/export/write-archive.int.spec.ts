import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ArchivePiece } from '../../operator-acts/archive/archive.ts';
import { withFolder } from '../../privacy/keys/testing/given.ts';
import { folderRefused, writeArchive } from './write-archive.ts';

const piece = (file: string, text: string): ArchivePiece => ({ file, bytes: Buffer.from(text) });

describe('XP-12: given the pieces of an archive', () => {
  it(
    'XP-12: when they break off, then what came is there, without a manifest, and no second run mixes with it',
    withFolder(async (folder) => {
      const into = join(folder, 'archive');
      const breakingOff = async function* () {
        yield piece('a/log.ndjson', 'one\n');
        yield piece('a/log.ndjson', 'two\n');
        throw new Error('The connection to the program was lost.');
      };
      await expect(writeArchive(into, 'Atina', breakingOff())).rejects.toThrow('was lost');
      expect(await readdir(into)).toEqual(['a']);
      expect(await readFile(join(into, 'a/log.ndjson'), 'utf8')).toBe('one\ntwo\n');
      expect(await folderRefused(into)).toContain('something in');
    }),
  );

  it(
    'XP-12: when the first one does not come, then no folder is made',
    withFolder(async (folder) => {
      const none: AsyncIterable<ArchivePiece> = {
        [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('not_found')) }),
      };
      await expect(writeArchive(join(folder, 'archive'), 'Atina', none)).rejects.toThrow('not_found');
      expect(await readdir(folder)).toEqual([]);
    }),
  );
});
