import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startDouble } from '@safe-haven/event-store-double';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { AuditTrail } from '../../audit/audit-trail.ts';
import { openEventStore } from '../../environment/event-store.ts';
import { type HttpProgram, PEOPLE, startHttpProgram, testConfig } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { OPERATOR } from '../../testing/operator.ts';
import { operatorCommand } from '../../testing/operator-command.ts';
import { Program } from '../../testing/program.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';
import { sqliteLog, withFolder } from '../keys/testing/given.ts';
import { foldersAnswer } from './folders-answer.ts';
import { LogBackup } from './log-backup.ts';
import { placesOf } from './places.ts';

const ADDRESS = 'Canary Lane 12';
/** The setting of the master key that the programs of this file have. */
const MASTER_KEY = { HAVEN_MASTER_KEY: testConfig.masterKey! };

const backup = (args: string[], settings: Record<string, string>) => operatorCommand('backup', args, settings);

const configOf = (dataDir: string) => ({
  ...testConfig,
  dataDir,
  runDir: join(dataDir, '..'),
  backupDirs: [join(dataDir, '..')],
  eventStore: { kind: 'sqlite' } as const,
});

/** The settings of a command for the program on a folder. */
const settingsFor = (folder: string) => ({ HAVEN_DATA_DIR: join(folder, 'data'), HAVEN_RUN_DIR: folder });

/** A program on files with a house and its address. */
async function running(dataDir: string): Promise<HttpProgram> {
  await mkdir(dataDir);
  const haven = await startHttpProgram(await sqliteLog(dataDir), new ManualClock(), configOf(dataDir));
  await haven.registerShelter('lipa');
  const cookie = await steppedUp(haven, 'ana');
  const recorded = await post(`${haven.url}/api/shelters/lipa/record-address`, { address: ADDRESS }, { cookie });
  expect(recorded.status).toBe(204);
  return haven;
}

/** The program on a folder that holds the two files of a backup, in the place where it was never before. */
async function restoredFrom(folder: string, log: string, keys: string): Promise<Program> {
  const dataDir = join(folder, 'restored');
  await mkdir(dataDir);
  await copyFile(join(log, 'log.sqlite'), join(dataDir, 'log.sqlite'));
  await copyFile(join(keys, 'log.sqlite.keys'), join(dataDir, 'log.sqlite.keys'));
  const options = { people: PEOPLE, seed: false };
  return Program.of(configOf(dataDir), new ManualClock(), await sqliteLog(dataDir), options);
}

describe('KP-2: given a backup of a program that works (R17)', () => {
  it(
    'when commands run meanwhile, then everything acknowledged before is in it, it verifies, and it can be restored elsewhere',
    withFolder(async (folder) => {
      const haven = await running(join(folder, 'data'));
      const [log, keys] = [join(folder, 'backup'), join(folder, 'keys')];
      let acknowledged = 0;
      const load = new AbortController();
      const loading = (async () => {
        while (!load.signal.aborted) {
          const { body } = await haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
          await haven.done('ana', 'lipa', 'release-hold', { holdId: body.events[0].holdId, reason: 'error' });
          acknowledged += 2;
        }
      })();
      const before = await haven.program.store.head();
      const output = await backup([log, '--keys', keys], settingsFor(folder));
      load.abort();
      await loading;
      const { err, out, code } = output;
      expect([err, code]).toEqual(['', 0]);
      expect(out).toContain('% copied');
      expect(out).toMatch(/It is whole: \d+ events beside the keys/);
      expect(out).toContain('Keep them where no copy of the log is, and only the newest');
      expect(acknowledged).toBeGreaterThan(0);
      await haven.served.close();
      expect([await readdir(log), await readdir(keys)]).toEqual([['log.sqlite'], ['log.sqlite.keys']]);
      expect((await readFile(join(log, 'log.sqlite'))).includes('KeyWrapped')).toBe(false);

      const program = await restoredFrom(folder, log, keys);
      await program.start();
      try {
        expect(await program.store.verify()).toBeNull();
        expect((await program.store.head()) >= before).toBe(true);
        expect(await program.vault.read('lipa', 'address')).toEqual({ outcome: 'opened', text: ADDRESS });
        expect(await program.names.nameOf('ana')).toBe('ana');
      } finally {
        await program.stop();
      }
    }),
  );

  it(
    'KP-6 when it is put together by the command, then the program starts on it, and the command says how old it is',
    withFolder(async (folder) => {
      const haven = await running(join(folder, 'data'));
      const [log, keys, into] = [join(folder, 'backup'), join(folder, 'keys'), join(folder, 'restored')];
      expect((await backup([log, '--keys', keys], settingsFor(folder))).code).toBe(0);
      await haven.served.close();
      const restore = (args: string[], env: Record<string, string> = {}) =>
        operatorCommand('restore', [log, '--keys', keys, ...args], { HAVEN_RUN_DIR: folder, ...MASTER_KEY, ...env });
      const check = await restore(['--check']);
      expect([check.err, check.code]).toEqual(['', 0]);
      expect(check.out).toMatch(
        /It is whole: \d+ events.*\n.*opens all \d+ data keys; 0 subjects.*\n.*newest event is of 20/,
      );
      expect(await readdir(folder)).not.toContain('restored');

      const other = await restore(['--into', join(folder, 'other')], {
        HAVEN_MASTER_KEY: randomBytes(32).toString('base64'),
      });
      expect(other).toMatchObject({ code: 1, err: expect.stringMatching(/does not open \d+ data keys/) });

      expect((await restore(['--into', into])).code).toBe(0);
      const again = await restore(['--into', into]);
      expect(again).toMatchObject({ code: 1, err: expect.stringContaining('There is a log in') });
      const program = await Program.of(configOf(into), new ManualClock(), await sqliteLog(into), {
        people: PEOPLE,
        seed: false,
      });
      await program.start();
      try {
        expect(await program.vault.read('lipa', 'address')).toEqual({ outcome: 'opened', text: ADDRESS });
      } finally {
        await program.stop();
      }
    }),
  );

  it(
    'KP-6 when a byte of the copy was changed, then the command says which chain is broken',
    withFolder(async (folder) => {
      const haven = await running(join(folder, 'data'));
      const [log, keys] = [join(folder, 'backup'), join(folder, 'keys')];
      expect((await backup([log, '--keys', keys], settingsFor(folder))).code).toBe(0);
      await haven.served.close();
      const file = join(log, 'log.sqlite');
      const bytes = await readFile(file);
      const at = bytes.indexOf('House lipa');
      expect(at).toBeGreaterThan(0);
      bytes.write('House lipo', at);
      await writeFile(file, bytes);
      const args = [log, '--keys', keys, '--check'];
      const check = await operatorCommand('restore', args, { HAVEN_RUN_DIR: folder, ...MASTER_KEY });
      expect(check).toMatchObject({ code: 1, err: expect.stringMatching(/chain .* is broken|can't|damaged/) });
      expect((await operatorCommand('restore', [log], {})).code).toBe(2);
      expect((await operatorCommand('restore', [log, '--keys', folder, '--check'], {})).err).toContain(
        'There is no log.sqlite.keys',
      );
    }),
  );

  it(
    'when it is restored without its keys, then the program does not start on it, and names what is missing',
    withFolder(async (folder) => {
      const haven = await running(join(folder, 'data'));
      const output = await backup([join(folder, 'backup')], settingsFor(folder));
      expect([output.err, output.code]).toEqual(['', 0]);
      expect(output.out).toContain('Its keys were not taken');
      await haven.served.close();
      await expect(openEventStore(configOf(join(folder, 'backup')))).rejects.toThrow(
        'this log was taken without its keys, and they are not beside it',
      );
      const verified = await backup(['verify', join(folder, 'backup')], {});
      expect(verified).toMatchObject({ code: 0, err: '', out: expect.stringContaining('It is whole') });
      expect(await readdir(join(folder, 'backup'))).toEqual(['log.sqlite']);
    }),
  );

  it(
    'when an address was replaced before, then no later backup opens it, with any master key',
    withFolder(async (folder) => {
      const haven = await running(join(folder, 'data'));
      const cookie = await steppedUp(haven, 'ana');
      await post(`${haven.url}/api/shelters/lipa/record-address`, { address: 'New Road 2' }, { cookie });
      const [log, keys] = [join(folder, 'backup'), join(folder, 'keys')];
      const { code } = await backup([log, '--keys', keys], settingsFor(folder));
      expect(code).toBe(0);
      const [old] = (await haven.program.store.read('vault-lipa')).events;
      await haven.served.close();
      const program = await restoredFrom(folder, log, keys);
      try {
        const { address } = (old as unknown as { event: { address: { key: string; box: string } } }).event;
        // A keyring that has read nothing of the log, and so knows of no erasure.
        expect(await program.keys.keyring.open(address, 'address')).toEqual({ outcome: 'forgotten' });
      } finally {
        await program.stop();
      }
    }),
  );

  it(
    'when keys would be next to a log, a copy in the data folder, or over another copy, then it is refused',
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data');
      const refused = (log: string, keys: string | null) => {
        const found = placesOf({ log: join(folder, log), keys: keys === null ? null : join(folder, keys) }, dataDir);
        return found.ok ? null : found.sentence;
      };
      await mkdir(join(folder, 'taken'));
      await writeFile(join(folder, 'taken', 'log.sqlite'), '');
      expect(refused('backup', 'keys')).toBeNull();
      expect(refused('backup', null)).toBeNull();
      for (const [log, keys] of [
        ['backup', 'backup'],
        ['backup', 'backup/keys'],
        ['keys/backup', 'keys'],
      ] as const)
        expect([log, refused(log, keys)]).toEqual([log, expect.stringContaining('beside the log that they open')]);
      expect(refused('data/backup', 'keys')).toContain('in the data folder');
      expect(refused('backup', 'data')).toContain('in the data folder');
      expect(refused('taken', null)).toContain('a copy in');
      expect(refused('backup', 'taken')).toContain('keys belong where none is');
      const output = await backup([join(dataDir, 'backup')], { HAVEN_DATA_DIR: dataDir });
      expect(output).toMatchObject({ code: 1, out: '', err: expect.stringContaining('in the data folder') });
      expect((await backup([], {})).code).toBe(2);
      expect((await backup(['verify'], {})).code).toBe(2);
    }),
  );
});

describe('OP-6: given a folder for a backup that the operator did not name, or that never answers', () => {
  const waiting = (backup: LogBackup) =>
    eventually(
      () => backup.state(),
      ({ state }) => state !== 'running',
    );

  it(
    'then the program that runs writes nothing there, and names the setting',
    withFolder(async (folder) => {
      const named = join(folder, 'named');
      await mkdir(named);
      const haven = await running(join(named, 'data'));
      const output = await backup([join(folder, 'not-named')], settingsFor(named)).finally(() => haven.served.close());
      expect(output).toMatchObject({ code: 1, out: '', err: expect.stringContaining('HAVEN_BACKUP_DIRS') });
      expect(existsSync(join(folder, 'not-named'))).toBe(false);
    }),
  );

  it(
    'then a copy that was made by other means is noted through the program, and by nobody where none runs',
    withFolder(async (folder) => {
      const haven = await running(join(folder, 'data'));
      const noted = await backup(['noted'], settingsFor(folder));
      const entries = haven.served.app.get(AuditTrail).trail.entries.filter(({ type }) => type === 'OperatorActed');
      await haven.served.close();
      expect(noted).toMatchObject({ code: 0, err: '' });
      expect(entries.map(({ details }) => details['act'])).toEqual(['backup_with_keys']);
      const none = await backup(['noted'], settingsFor(folder));
      expect(none).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was recorded') });
      expect((await backup(['noted', folder], {})).code).toBe(2);
    }),
  );

  it(
    'when making a folder hangs, then the program serves meanwhile, and the backup ends with a sentence',
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data');
      const haven = await running(dataDir);
      const parts = { store: haven.program.store, dataDir, log: haven.program.accessLog };
      // In a file system that is none Node looks for the parent of the folder for ever.
      const backups = new LogBackup({ ...parts, backupDirs: ['/proc', folder], withinMs: 2_000 });
      expect(backups.start({ log: '/proc/x', keys: null }, OPERATOR).state).toBe('running');
      expect((await haven.get(null, '/health/ready')).status).toBe(200);
      expect(backups.state().state).toBe('running');
      const ended = await waiting(backups);
      expect(ended).toMatchObject({
        state: 'failed',
        reason: expect.stringMatching(/^Nothing can be written to \/proc\/x/),
      });
      backups.start({ log: join(folder, 'backup'), keys: null }, OPERATOR);
      expect(await waiting(backups)).toMatchObject({ state: 'done', recorded: true });
      await haven.served.close();
    }),
  );

  it(
    'when it cannot be written to, then the reason is said',
    withFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      expect(await foldersAnswer([join(folder, 'file')])).toContain('EEXIST');
      expect(await foldersAnswer([join(folder, 'new', 'folder')])).toBeNull();
      expect(await readdir(join(folder, 'new', 'folder'))).toEqual([]);
    }),
  );
});

describe('KP-2: given a backup of a log on a server', () => {
  it(
    'then the command takes it while programs write, log and keys apart, and verifies it',
    withFolder(async (folder) => {
      const double = await startDouble();
      const { connectionString } = double;
      const eventStore = { kind: 'eventstoredb', connectionString, credentials: null } as const;
      const store = await openEventStore({ eventStore, dataDir: folder });
      const haven = await startHttpProgram(store, new ManualClock(), { eventStore, dataDir: join(folder, 'data') });
      try {
        await mkdir(join(folder, 'data'));
        await haven.registerShelter('lipa');
        const [log, keys] = [join(folder, 'backup'), join(folder, 'keys')];
        const env = { HAVEN_EVENT_STORE: connectionString, HAVEN_DATA_DIR: join(folder, 'data') };
        const output = await backup([log, '--keys', keys], env);
        expect([output.err, output.code]).toEqual(['', 0]);
        expect(output.out).toContain('events copied');
        expect(output.out).toContain('It is whole');
        expect([await readdir(log), await readdir(keys)]).toEqual([['log.sqlite'], ['log.sqlite.keys']]);
        const acts = () =>
          haven.served.app
            .get(AuditTrail)
            .trail.entries.flatMap(({ type, details }) => (type === 'OperatorActed' ? [details['act']] : []));
        await eventually(acts, (all) => all.length === 1);
        // The server's own backup, which no program of ours sees.
        expect(await backup(['noted'], env)).toMatchObject({ code: 0, err: '' });
        expect(await eventually(acts, (all) => all.length === 2)).toEqual(['backup_with_keys', 'backup_with_keys']);
      } finally {
        await haven.served.close();
        double.stop();
      }
    }),
  );
});
