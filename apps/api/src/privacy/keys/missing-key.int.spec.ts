import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Config } from '../../environment/config.ts';
import { fileOf } from '../../feed/snapshots.ts';
import { PEOPLE, testConfig } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { Program } from '../../testing/program.ts';
import { sqliteLog, withFolder } from './testing/given.ts';

const at = (dataDir: string, masterKey: string | null = null): Config => ({
  ...testConfig,
  dataDir,
  masterKey,
  eventStore: { kind: 'sqlite' },
});

/** Starts a program on a folder and ends it again; the sentence with which it refused, or null. */
async function started(config: Config): Promise<string | null> {
  const options = { people: PEOPLE, seed: false };
  const program = await Program.of(config, new ManualClock(), await sqliteLog(config.dataDir), options);
  const refused = await program.start().then(
    () => null,
    (error: Error) => error.message,
  );
  await program.stop();
  return refused;
}

describe('given a log that was sealed with a master key', () => {
  it(
    'when the key is missing, then no other is created in its place, and with the key restored everything works',
    withFolder(async (dataDir) => {
      expect(await started(at(dataDir))).toBeNull();
      const path = join(dataDir, 'master.key');
      const key = await readFile(path, 'utf8');
      await rm(path);
      for (const snapshot of [true, false]) {
        if (!snapshot) await rm(fileOf(dataDir, 'directory'));
        const sentence = await started(at(dataDir));
        expect(sentence).toContain(`The master key of this log is not at ${path}: put it back`);
        expect(await readdir(dataDir)).not.toContain('master.key');
      }
      await writeFile(path, key, { mode: 0o600 });
      expect(await started(at(dataDir))).toBeNull();
    }),
  );

  it(
    'when another key is given, then it is refused without quoting it; given together with the right one it wraps new keys',
    withFolder(async (dataDir) => {
      const [first, other] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
      expect(await started(at(dataDir, first))).toBeNull();
      const sentence = (await started(at(dataDir, other)))!;
      expect(sentence).toMatch(/^The master key that was given \([0-9a-f]{8}\) opens nothing in this log/);
      expect(sentence).not.toContain(other);
      const both = join(dataDir, 'both');
      await writeFile(both, `${first}\n`, { mode: 0o600 });
      expect(await started({ ...at(dataDir, other), masterKeyFile: both })).toBeNull();
    }),
  );
});
