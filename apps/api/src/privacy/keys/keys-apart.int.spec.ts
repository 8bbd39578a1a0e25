import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Config } from '../../environment/config.ts';
import { memoryStore, PEOPLE, testConfig } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { Program } from '../../testing/program.ts';
import { keyInDataFolder } from './keys-apart.ts';
import { withFolder } from './testing/given.ts';

const OPEN = 'https://haven.example.org';

/** A data folder and a place elsewhere, each with a file of a key in it. */
async function given(folder: string) {
  const [dataDir, keyFolder] = [join(folder, 'data'), join(folder, 'keys')];
  for (const place of [dataDir, keyFolder]) await mkdir(place);
  const [inside, outside] = [join(dataDir, 'my.key'), join(keyFolder, 'my.key')];
  for (const file of [inside, outside])
    await writeFile(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const config: Config = {
    ...testConfig,
    demo: false,
    dataDir,
    eventStore: { kind: 'sqlite' },
    publicUrl: OPEN,
    masterKey: null,
  };
  return { dataDir, elsewhere: keyFolder, inside, outside, config };
}

describe('KP-1: given an address that is open to others, where a key may lie', () => {
  it(
    'when the file of the master key is in the data folder, by any path, then the start is refused with the way out',
    withFolder(async (folder) => {
      const { dataDir, elsewhere: keyFolder, inside, outside, config } = await given(folder);
      await mkdir(join(dataDir, 'deep'));
      await symlink(inside, join(keyFolder, 'link-to-inside'));
      await symlink(dataDir, join(folder, 'data-by-another-name'));
      await symlink(join(dataDir, 'deep'), join(keyFolder, 'folder-inside'));
      const paths = [
        inside,
        relative(process.cwd(), inside),
        join(keyFolder, 'link-to-inside'),
        join(folder, 'data-by-another-name', 'my.key'),
        join(keyFolder, 'folder-inside', 'not-there-yet.key'),
        join(keyFolder, '..', 'data', 'my.key'),
      ];
      for (const masterKeyFile of paths) {
        const sentence = keyInDataFolder({ ...config, masterKeyFile });
        expect([masterKeyFile, sentence]).toEqual([masterKeyFile, expect.stringContaining('HAVEN_MASTER_KEY_FILE')]);
        expect(sentence).toContain(masterKeyFile);
        expect(sentence).toContain(OPEN);
      }
      const through = { ...config, dataDir: join(folder, 'data-by-another-name'), masterKeyFile: inside };
      expect(keyInDataFolder(through)).toContain('HAVEN_MASTER_KEY_FILE');
      // A link in the folder does not copy the key: its target is elsewhere.
      await symlink(outside, join(dataDir, 'link-to-outside'));
      for (const masterKeyFile of [outside, relative(process.cwd(), outside), join(dataDir, 'link-to-outside')])
        expect([masterKeyFile, keyInDataFolder({ ...config, masterKeyFile })]).toEqual([masterKeyFile, null]);
      // A folder whose name only begins like the other's is another.
      await mkdir(`${dataDir}-keys`);
      expect(keyInDataFolder({ ...config, masterKeyFile: join(`${dataDir}-keys`, 'my.key') })).toBeNull();
    }),
  );

  it(
    'when none is given, an old copy was left, or the key of the anchors is there, then it is refused too',
    withFolder(async (folder) => {
      const { dataDir, inside, outside, config } = await given(folder);
      expect(keyInDataFolder(config)).toContain('name its file with HAVEN_MASTER_KEY_FILE');
      const anchors = { file: join(folder, 'anchors.ndjson'), keyFile: inside };
      expect(keyInDataFolder({ ...config, masterKeyFile: outside, anchors })).toContain('HAVEN_ANCHOR_KEY_FILE');
      await writeFile(join(dataDir, 'master.key'), 'left behind');
      for (const how of [{ masterKeyFile: outside }, { masterKey: testConfig.masterKey }])
        expect(keyInDataFolder({ ...config, ...how })).toContain(`still lies at ${join(dataDir, 'master.key')}`);
      await rm(join(dataDir, 'master.key'));
      expect(keyInDataFolder({ ...config, masterKeyFile: outside })).toBeNull();
    }),
  );

  it(
    'when only this machine reaches it, or everything in it is invented or forgotten, then the key may lie there',
    withFolder(async (folder) => {
      const { inside, config } = await given(folder);
      const there = { ...config, masterKeyFile: inside };
      for (const publicUrl of [null, 'http://localhost:3000', 'https://127.0.0.1', 'https://[::1]:8443'])
        expect([publicUrl, keyInDataFolder({ ...there, publicUrl })]).toEqual([publicUrl, null]);
      expect(keyInDataFolder({ ...there, demo: true })).toBeNull();
      expect(keyInDataFolder({ ...there, eventStore: { kind: 'memory' } })).toBeNull();
      expect(keyInDataFolder({ ...there, publicUrl: 'https://localhost.example.org' })).not.toBeNull();
    }),
  );

  it(
    'when the program is started so, then it does not start, and creates no key',
    withFolder(async (folder) => {
      const { dataDir, config } = await given(folder);
      const options = { people: PEOPLE, seed: false };
      await expect(Program.of(config, new ManualClock(), memoryStore(), options)).rejects.toThrow(
        'HAVEN_MASTER_KEY_FILE',
      );
      expect(await readdir(dataDir)).toEqual(['my.key']);
    }),
  );
});
