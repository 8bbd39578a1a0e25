import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Conditions } from '../../environment/conditions.ts';
import { freeSpace } from '../../environment/disk-watch.ts';
import { sqliteLog, withFolder } from '../../privacy/keys/testing/given.ts';
import { Upkeep, type UpkeepAge } from '../../processes/upkeep/upkeep.ts';
import { type HttpProgram, startHttpProgram, testConfig } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { type CommandOutput, operatorCommand } from '../../testing/operator-command.ts';
import { certificateFinding } from './certificate.ts';
import type { Finding } from './finding.ts';
import { disk, masterKey, proxy } from './machine.ts';
import { clock, dailyWork } from './program.ts';

const MASTER = Buffer.from('a master key of a test, 32 bytes').toString('base64');
const DAY = 86_400_000;

/** A data folder with a log, and the settings of its program. */
async function placeIn(folder: string) {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { mode: 0o700 });
  mkdirSync(join(folder, 'backups'));
  await (await sqliteLog(dataDir)).close();
  const keyFile = join(folder, 'master.key');
  writeFileSync(keyFile, MASTER, { mode: 0o600 });
  const settings = {
    HAVEN_DATA_DIR: dataDir,
    HAVEN_RUN_DIR: folder,
    HAVEN_DAILY_AT: '04:10',
    HAVEN_BACKUP_LOG: join(folder, 'backups'),
    HAVEN_BACKUP_KEYS: join(folder, 'keys'),
    HAVEN_MASTER_KEY_FILE: keyFile,
    HAVEN_DISK_WARN_MB: '0',
  };
  return { dataDir, keyFile, settings };
}

const doctor = (settings: Record<string, string>, ...args: string[]): Promise<CommandOutput> =>
  operatorCommand('doctor', args, settings);

async function found(settings: Record<string, string>): Promise<Map<string, Finding>> {
  const { findings } = JSON.parse((await doctor(settings, '--json')).out) as { findings: Finding[] };
  return new Map(findings.map((finding) => [finding.what, finding]));
}

describe('OP-11: given what a program needs', () => {
  it(
    'when all of it is there, then nothing is to be put right, and nothing was changed',
    withFolder(async (folder) => {
      const { settings, dataDir } = await placeIn(folder);
      const haven = await startHttpProgram(await sqliteLog(dataDir), new ManualClock(), {
        dataDir,
        runDir: folder,
        eventStore: { kind: 'sqlite' },
        daily: { atMinutes: 250, backup: null },
      });
      // What it does by itself is done before anybody looks.
      await haven.served.app.get(Upkeep).doDue();
      // On a busy machine its first writes may have been slow, which it would say.
      haven.served.app.get(Conditions).end('store_slow', '');
      const before = await haven.program.store.head();
      const { code, out } = await doctor(settings);
      const after = await haven.program.store.head();
      await haven.served.close();
      expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('It is well.') });
      expect(out).not.toContain('FIX');
      expect(out).toContain(dataDir);
      expect(after).toEqual(before);
    }),
  );

  it(
    'when a program is stopped, then the log itself is opened, and what shows only while it runs is not known',
    withFolder(async (folder) => {
      const findings = await found((await placeIn(folder)).settings);
      expect(findings.get('log')).toMatchObject({ state: 'ok', sentence: expect.stringContaining('SQLite') });
      expect([findings.get('program')?.state, findings.get('clock')?.state]).toEqual(['unknown', 'unknown']);
    }),
  );

  it(
    'when something is wrong, then it is named with what puts it right, and it ends with 1',
    withFolder(async (folder) => {
      const { settings, dataDir, keyFile } = await placeIn(folder);
      chmodSync(dataDir, 0o755);
      chmodSync(keyFile, 0o644);
      const wrong = { ...settings, HAVEN_BACKUP_LOG: join(dataDir, 'backups'), HAVEN_DISK_WARN_MB: '999999999999' };
      const findings = await found(wrong);
      const fixes = [...findings.values()].filter(({ state }) => state === 'fix');
      expect(fixes.map(({ what }) => what)).toEqual(['data folder', 'master key', 'disk', 'backup folders']);
      expect(findings.get('data folder')?.fix).toBe(`chmod 700 ${dataDir}`);
      expect(fixes.every(({ fix }) => fix)).toBe(true);
      const { code, out } = await doctor(wrong);
      expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining(`→ chmod 700 ${dataDir}`) });
      expect(out).not.toContain(MASTER);
    }),
  );

  it(
    'when the settings name no master key, then none is ever to be made where a log or its keys are',
    withFolder(async (folder) => {
      const { HAVEN_MASTER_KEY_FILE: _, ...keyless } = (await placeIn(folder)).settings;
      const keyIn = async (changed: Record<string, string>) =>
        (await found({ ...keyless, ...changed })).get('master key') as Finding;
      const never = { state: 'fix', fix: expect.stringMatching(/put its copy back; never make a new one/) };
      expect(await keyIn({})).toMatchObject(never);
      const eventStore = { kind: 'eventstoredb', connectionString: 'esdb://nowhere:2113', credentials: null } as const;
      expect(masterKey({ ...testConfig, masterKey: null, dataDir: folder, eventStore })).toMatchObject(never);
      expect((await doctor(keyless)).out).not.toContain('openssl');
      const half = join(folder, 'half');
      mkdirSync(half, { mode: 0o700 });
      writeFileSync(join(half, 'log.sqlite.keys'), '');
      expect(await keyIn({ HAVEN_DATA_DIR: half })).toMatchObject(never);
      expect((await keyIn({ HAVEN_DATA_DIR: join(folder, 'new') })).fix).toContain('docs/operate/install.md');
    }),
  );

  it(
    'when settings are wrong or it is another folder, then that is said, and which folder was meant',
    withFolder(async (folder) => {
      const misspelt = await doctor({ HAVEN_DATA_DIRR: folder });
      expect(misspelt).toMatchObject({ code: 1, out: expect.stringContaining('HAVEN_DATA_DIR') });
      const unset = await doctor({ HAVEN_RUN_DIR: folder });
      expect(unset.out).toContain('(HAVEN_DATA_DIR is not set in this shell)');
      expect((await doctor({}, '--all')).code).toBe(2);
    }),
  );

  it('when the clock, the proxy or the disk is wrong, then each says so', async () => {
    expect(clock(['clock_behind']).state).toBe('fix');
    expect(clock([]).state).toBe('ok');
    const open = { ...testConfig, demo: false, publicUrl: 'https://haven.example.org', trustedProxies: ['10.0.0.1'] };
    expect(proxy(open, ['proxy_silent'])).toMatchObject({
      state: 'fix',
      sentence: expect.stringContaining('10.0.0.1'),
    });
    const none = { ...open, trustedProxies: [] };
    expect([[], null, ['proxy_silent']].flatMap((met) => [proxy(open, met).state, proxy(none, met).state])).toEqual([
      'ok',
      'ok',
      'unknown',
      'unknown',
      'fix',
      'fix',
    ]);
    expect(proxy(testConfig, null).state).toBe('ok');
    expect((await disk({ ...testConfig, diskWarnMb: 10 }, async () => 9 * 1024 * 1024)).state).toBe('fix');
    expect((await disk({ ...testConfig, dataDir: '/nowhere' }, freeSpace)).state).toBe('unknown');
  });

  it('when a certificate is for another name, over, or about to be, then it is to be renewed', () => {
    const now = Date.parse('2026-12-01T00:00:00Z');
    const seen = (code: string | null, days = 60) => ({
      error: code === null ? null : { code, message: 'why' },
      validTo: new Date(now + days * DAY).toUTCString(),
    });
    const state = (code: string | null, days?: number) => certificateFinding('haven', seen(code, days), now).state;
    expect([state('ERR_TLS_CERT_ALTNAME_INVALID'), state('CERT_HAS_EXPIRED'), state(null, 13)]).toEqual([
      'fix',
      'fix',
      'fix',
    ]);
    expect([state(null, 15), state('ENOTFOUND'), state('ETIMEDOUT')]).toEqual(['ok', 'unknown', 'unknown']);
  });
});

describe('OP-11: given the daily work of a program', () => {
  const done = (late: boolean): UpkeepAge => ({ work: 'backup', lastDone: '2026-12-01T04:10:00.000Z', ageMs: 1, late });
  const backup = { log: '/backups', keys: '/keys', keep: 30 };
  const files = { ...testConfig, eventStore: { kind: 'sqlite' } } as const;
  const daily = { atMinutes: 250, backup };

  it('when none is set, or none is done where it runs, then that is to be put right', () => {
    expect([dailyWork(files, null).state, dailyWork({ ...files, daily }, []).state]).toEqual(['fix', 'fix']);
    expect(dailyWork({ ...files, daily: { atMinutes: 250, backup: null } }, [done(false)]).fix).toContain('BACKUP');
  });

  it('when it is late, then that is to be put right; when it is not, then it says when it was done', () => {
    expect(dailyWork({ ...files, daily }, [done(true)]).state).toBe('fix');
    expect(dailyWork({ ...files, daily }, [done(false)])).toMatchObject({
      state: 'ok',
      sentence: 'backup 2026-12-01T04:10:00.000Z.',
    });
    expect(dailyWork({ ...files, daily }, null).state).toBe('unknown');
  });
});

describe('OP-13: given a program that nobody administers', () => {
  async function started(folder: string, demo: boolean): Promise<HttpProgram> {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    const config = { dataDir, runDir: folder, eventStore: { kind: 'sqlite' }, demo } as const;
    return startHttpProgram(await sqliteLog(dataDir), new ManualClock(), config, demo ? {} : { people: [] });
  }

  it(
    'when the operator asks for the first link, then it opens, and a file with it is for this account alone',
    withFolder(async (folder) => {
      const haven = await started(folder, false);
      const settings = { HAVEN_DATA_DIR: join(folder, 'data'), HAVEN_RUN_DIR: folder };
      const into = join(folder, 'link');
      const first = await operatorCommand('first-link', [], settings);
      const second = await operatorCommand('first-link', ['--into', into], settings);
      const text = await readFile(into, 'utf8');
      await haven.served.close();
      expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/activate#\S+/) });
      expect(second).toMatchObject({ code: 0, out: expect.not.stringContaining('activate#') });
      expect(text).toMatch(/^http:\/\/localhost:\d+\/activate#\S+\n$/);
      expect((statSync(into).mode & 0o777).toString(8)).toBe('600');
      expect((await operatorCommand('first-link', [], settings)).err).toContain('start it first');
      expect((await operatorCommand('first-link', ['--into'], settings)).code).toBe(2);
    }),
  );

  it(
    'when somebody administers, then there is no link',
    withFolder(async (folder) => {
      const haven = await started(folder, true);
      const settings = { HAVEN_DATA_DIR: join(folder, 'data'), HAVEN_RUN_DIR: folder };
      const { code, err } = await operatorCommand('first-link', [], settings);
      await haven.served.close();
      expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('administers it already') });
    }),
  );
});
