import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { withFolder } from '../keys/testing/given.ts';
import { ErasureLedger, type Noted } from './ledger.ts';

const noted = (subject: string): Noted => ({ subject, at: '2026-11-25T01:00:00.000Z', reason: 'asked' });
const subjectsIn = (path: string) => new ErasureLedger(path).all().map((n) => n.subject);

describe('the ledger of erasures', () => {
  it(
    'given recorded subjects, when read again, then each is there once, with when and why, readable by the owner only',
    withFolder(async (folder) => {
      const path = join(folder, 'elsewhere', 'erasures.ndjson');
      const ledger = new ErasureLedger(path);
      ledger.note(noted('person-a'), noted('request-b'));
      ledger.note(noted('person-a'));
      new ErasureLedger(path).note(noted('request-b'), noted('address-lipa@2'));
      expect(new ErasureLedger(path).all()).toEqual(['person-a', 'request-b', 'address-lipa@2'].map(noted));
      expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(4);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    }),
  );

  it(
    'given a file cut at any byte by a power failure, then complete lines stay, and the next entry is not lost in the incomplete one',
    withFolder(async (folder) => {
      const path = join(folder, 'erasures.ndjson');
      new ErasureLedger(path).note(noted('person-a'), noted('person-b'));
      const contents = await readFile(path);
      const firstEnds = contents.indexOf('\n') + 1;
      for (let cut = firstEnds; cut < contents.length; cut++) {
        await writeFile(path, contents.subarray(0, cut));
        const isCut = cut > firstEnds && cut < contents.length - 1;
        expect([cut, new ErasureLedger(path).notice?.includes(path) ?? false]).toEqual([cut, isCut]);
        new ErasureLedger(path).note(noted('person-c'));
        const there = subjectsIn(path);
        expect(there.filter((s) => s !== 'person-b')).toEqual(['person-a', 'person-c']);
        new ErasureLedger(path).note(noted('person-b'));
        expect(subjectsIn(path).sort()).toEqual(['person-a', 'person-b', 'person-c']);
      }
    }),
  );

  it(
    'given a line of something else, or a file that cannot be read, then it is refused in a sentence',
    withFolder(async (folder) => {
      const path = join(folder, 'erasures.ndjson');
      new ErasureLedger(path).note(noted('person-a'));
      await appendFile(path, '{"version":2,"whom":"person-b"}\n');
      expect(() => new ErasureLedger(path)).toThrow(/^Line 2 of the erasures in .+ can't be read\.$/);
      expect(() => new ErasureLedger(folder)).toThrow(/can't be read \(EISDIR\)\.$/);
    }),
  );
});
