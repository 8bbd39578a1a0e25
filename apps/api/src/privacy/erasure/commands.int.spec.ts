import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { PersonEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { systemClock } from '../../environment/clock.ts';
import { Streams } from '../../streams/streams.ts';
import { startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { operatorCommand } from '../../testing/operator-command.ts';
import { ADA, appendEvent, memoryLog, newEvent, sqliteLog, withFolder } from '../keys/testing/given.ts';
import { composeKeys } from './compose-keys.ts';

const DAY_MS = 86_400_000;

/** Runs a command with no setting but the folder of the data and those that are given. */
const command = (name: string, dataDir: string, args: string[], env: Record<string, string> = {}) =>
  operatorCommand(name, args, { HAVEN_DATA_DIR: dataDir, ...env });

const keysOn = (dataDir: string, store: EventStore) => {
  const composed = composeKeys({}, { dataDir, eventStore: { kind: 'sqlite' } }, new Streams(store, systemClock));
  if (!composed.ok) throw new Error(composed.sentence);
  return composed.keys;
};

/** A data folder in which a few people have something sealed. */
async function dataWith(folder: string, ...people: string[]) {
  const store = await sqliteLog(folder);
  const { keyring } = keysOn(folder, store);
  for (const person of people) {
    const profile = await keyring.seal(`person-${person}`, 'profile', { name: 'Ana' });
    await appendEvent(store, `person-${person}`, { type: 'PersonProfileChanged', profile });
  }
  await store.close();
}

describe('the commands of the operator', () => {
  it(
    'given no program, then erase and retain work on the log itself, with a sentence and an exit code for each case',
    withFolder(async (folder) => {
      await dataWith(folder, 'ab12', 'cd34');
      const planned = await command('erase', folder, ['--person', 'ab12']);
      expect(planned).toMatchObject({ code: 3, err: expect.stringContaining('person-ab12 would be erased') });
      expect(await readdir(folder)).not.toContain('erasures.ndjson');
      const erased = await command('erase', folder, ['--person', 'ab12', '--yes']);
      expect(erased).toMatchObject({ code: 0, err: '' });
      expect(erased.out).toMatch(/^ {2}person-ab12 is erased: .+ It was done in the log in /);
      expect(await command('erase', folder, ['--person', 'ab12', '--yes'])).toMatchObject({
        code: 0,
        out: expect.stringContaining('person-ab12 was erased already.'),
      });
      expect(await command('erase', folder, ['--request', 'ab12', '--yes'])).toMatchObject({
        code: 1,
        err: '  There is no key of request-ab12, so nothing was erased. Is the id right?\n',
      });
      expect(await command('retain', folder, ['--dry-run'])).toMatchObject({
        code: 0,
        out: expect.stringContaining('  0 would be erased in the log in '),
      });
      expect(JSON.parse(await readFile(join(folder, 'erasures.ndjson'), 'utf8'))).toMatchObject({
        subject: 'person-ab12',
        reason: 'asked',
      });
    }),
  );

  it(
    'given a log whose master key is not there, then no command makes another in its place',
    withFolder(async (folder) => {
      await dataWith(folder, 'ab12');
      await rm(join(folder, 'master.key'));
      for (const [main, ...args] of [
        ['keys', 'status'],
        ['keys', 'rotate'],
        ['retain', '--dry-run'],
      ] as const) {
        const output = await command(main, folder, [...args]);
        expect(output).toMatchObject({
          code: 1,
          err: expect.stringContaining('The master key of this log is not in '),
        });
      }
      expect(await readdir(folder)).not.toContain('master.key');
    }),
  );

  it(
    'given a new master key in front of the old one, when rotated, then the old one can go; without it at first it is missed',
    withFolder(async (folder) => {
      await dataWith(folder, 'ab12', 'cd34');
      const old = await readFile(join(folder, 'master.key'), 'utf8');
      const file = join(folder, 'keys.txt');
      const fresh = Buffer.from('a fresh master key of 32 bytes!!').toString('base64');
      const env = { HAVEN_MASTER_KEY_FILE: file };
      const keys = async (text: string, pattern: string) => {
        await writeFile(file, text);
        await chmod(file, 0o600);
        return command('keys', folder, [pattern], env);
      };
      expect(await keys(`${fresh}\n`, 'status')).toMatchObject({
        code: 1,
        err: "  2 data keys can't be opened for want of their master key, 0 are damaged.\n",
      });
      const rotated = await keys(`${fresh}\n${old}`, 'rotate');
      expect(rotated).toMatchObject({ code: 0, err: '' });
      expect(rotated.out).toMatch(
        / {2}2 data keys moved to the current master key, 0 were there already, in the log in /,
      );
      const status = await keys(`${fresh}\n`, 'status');
      expect(status).toMatchObject({ code: 0, err: '' });
      expect(status.out).toMatch(/2 data keys under master key [0-9a-f]{8}\n {2}0 subjects are erased\.\n$/);
      expect(`${rotated.out}${status.out}`).not.toContain(fresh);
    }),
  );

  it(
    'given a program that runs, then the commands go through it; what a killed one left is not believed',
    withFolder(async (folder) => {
      const place = { dataDir: join(folder, 'data'), runDir: folder };
      const haven = await startHttpProgram(memoryLog(), new ManualClock(), place);
      const env = { HAVEN_RUN_DIR: folder };
      const erased = await command('erase', place.dataDir, ['--person', 'vera', '--reason', 'wrong', '--yes'], env);
      expect(erased).toMatchObject({ code: 0, out: expect.stringContaining('in the program at http://127.0.0.1:') });
      expect(haven.program.keys.keyring.erased.has('person-vera')).toBe(true);
      const last = await command('erase', place.dataDir, ['--person', 'ada', '--yes'], env);
      expect(last).toMatchObject({ code: 1, err: expect.stringContaining('the only administrator') });
      const retained = await command('retain', place.dataDir, ['--yes'], env);
      expect(retained.out).toContain('  0 erased in the program at ');
      expect((await command('keys', place.dataDir, ['rotate'], env)).out).toContain('  0 data keys moved');
      expect((await command('keys', place.dataDir, ['status'], env)).out).toContain('  1 subjects are erased.');
      await haven.served.close();
      expect(await command('keys', place.dataDir, ['status'], env)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/^ {2}There is no log in /),
      });
    }),
  );

  it(
    'OP-5: given what is due, when it is asked without --yes, or npm took --dry-run for itself, then nothing is erased',
    withFolder(async (folder) => {
      const store = await sqliteLog(folder);
      await keysOn(folder, store).keyring.seal('person-ab12', 'profile', { name: 'Ana' });
      const left: PersonEvent = { type: 'PersonDisabled', reason: 'left' };
      const event = newEvent('person-ab12', left, ADA, new Date(Date.now() - 100 * DAY_MS).toISOString());
      expect((await store.append('person-ab12', [event], 0)).outcome).toBe('appended');
      await store.close();
      const retain = (args: string[], env: Record<string, string> = {}) =>
        command('retain', folder, ['--clock-is-right', ...args], env);
      const npms = { npm_config_dry_run: 'true' };
      expect(await retain([])).toMatchObject({ code: 3, err: expect.stringContaining('with --yes') });
      expect(await retain(['--dry-run'])).toMatchObject({ code: 0, err: '' });
      expect(await retain([], npms)).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was') });
      expect(await retain(['--yes'], npms)).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was') });
      const erased = await command('erase', folder, ['--person', 'ab12', '--yes'], npms);
      expect(erased.code).toBe(3);
      expect(await readdir(folder)).not.toContain('erasures.ndjson');
      const suspicious = await command('retain', folder, ['--yes']);
      expect(suspicious).toMatchObject({ code: 1, err: expect.stringContaining('clock that may be wrong') });
      expect(await retain(['--yes'])).toMatchObject({ code: 0, out: expect.stringContaining('  1 erased in ') });
    }),
  );

  it.each([
    ['erase', ['--person', 'a', '--request', 'b'], 'Say whose data is to be erased'],
    ['erase', ['--person', '../x'], '--person is an id'],
    ['retain', ['--all'], 'haven retain'],
    ['keys', ['rotate', 'all'], 'haven keys rotate'],
  ])('given %s %j, then it prints its usage and changes nothing', async (name, args, output) => {
    const { code, out, err } = await command(name, '/nonexistent', args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(output);
  });

  it(
    'given a log that another process has open, then it is reported',
    withFolder(async (folder) => {
      await dataWith(folder, 'ab12');
      const store = await sqliteLog(folder);
      expect(await command('erase', folder, ['--person', 'ab12'])).toMatchObject({
        code: 1,
        err: expect.stringContaining('is in use by'),
      });
      await store.close();
    }),
  );
});
