import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../environment/config.ts';
import { clock, memoryLog, withFolder } from '../../privacy/keys/testing/given.ts';
import { testConfig } from '../../testing/http-program.ts';
import { AnchorLog } from './anchor-log.ts';
import { composeAnchors } from './compose.ts';
import { placeFault, readCheckingKey, readSigningKey } from './settings.ts';

const pem = (type: 'ed25519' | 'x25519') =>
  generateKeyPairSync(type as 'ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

describe('where anchors may be stored', () => {
  it(
    'given a file in the data folder, also through a link, then it is refused; next to the folder, it is accepted',
    withFolder(async (folder) => {
      const data = join(folder, 'data');
      await mkdir(data);
      await symlink(data, join(folder, 'link'));
      for (const inside of ['data/anchors', 'data/deep/anchors', 'link/anchors', 'x/../data/anchors'])
        expect(placeFault(join(folder, inside), data)).toMatch(/^HAVEN_ANCHOR_FILE lies in the data folder/);
      for (const outside of ['anchors', 'data-anchors', 'data/../anchors'])
        expect(placeFault(join(folder, outside), data)).toBeNull();
    }),
  );

  it('given only one of the two settings, then a sentence says that they go together', () => {
    const refused = {
      ok: false,
      sentences: [
        'HAVEN_ANCHOR_FILE and HAVEN_ANCHOR_KEY_FILE are set together or not at all. See docs/operate/verify-the-log.md.',
      ],
    };
    expect(parseConfig({ HAVEN_ANCHOR_FILE: '/x' })).toEqual(refused);
    expect(parseConfig({ HAVEN_ANCHOR_KEY_FILE: '/x' })).toEqual(refused);
  });
});

describe('the keys of anchors', () => {
  it(
    'given a key that others can read, of another kind, or the wrong half, then the refusal does not quote it',
    withFolder(async (folder) => {
      const file = join(folder, 'key');
      const { privateKey, publicKey } = pem('ed25519');
      await writeFile(file, privateKey, { mode: 0o600 });
      expect(readSigningKey(file).ok).toBe(true);
      expect(readCheckingKey(file)).toMatchObject({
        ok: false,
        sentence: expect.stringContaining('is the private key'),
      });
      await chmod(file, 0o640);
      expect(readSigningKey(file)).toMatchObject({
        ok: false,
        sentence: expect.stringContaining('can be read by others'),
      });
      for (const wrong of [pem('x25519').privateKey, publicKey, 'nonsense']) {
        await writeFile(file, wrong);
        await chmod(file, 0o600);
        expect(readSigningKey(file)).toMatchObject({
          ok: false,
          sentence: expect.stringContaining('is no Ed25519 key'),
        });
      }
      await writeFile(file, publicKey);
      expect(readCheckingKey(file).ok).toBe(true);
      expect(readSigningKey(join(folder, 'none'))).toEqual({
        ok: false,
        sentence: `There is no file ${join(folder, 'none')}.`,
      });
    }),
  );
});

describe('anchors that cannot be written', () => {
  it(
    'given a file of another format, then the program does not start; a missing folder is reported and stops nobody',
    withFolder(async (folder) => {
      const keyFile = join(folder, 'key');
      await writeFile(keyFile, pem('ed25519').privateKey, { mode: 0o600 });
      const file = join(folder, 'anchors');
      await writeFile(file, 'shopping list\n');
      const config = { ...testConfig, dataDir: join(folder, 'data'), anchors: { file, keyFile } };
      expect(() => composeAnchors(config, memoryLog(), clock)).toThrow('Line 1 of the anchors is no anchor.');
      const read = readSigningKey(keyFile);
      if (!read.ok) throw new Error(read.sentence);
      const reports: string[] = [];
      const report = (sentence: string) => reports.push(sentence);
      const store = memoryLog();
      const anchors = new AnchorLog({
        store,
        clock,
        file: join(folder, 'gone', 'anchors'),
        key: read.key,
        report: report,
      });
      await anchors.write();
      expect(reports).toEqual([expect.stringContaining('No anchor of the log could be written: ENOENT')]);
    }),
  );
});
