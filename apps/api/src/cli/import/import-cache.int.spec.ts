import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyProfile, type ImportProfile } from '@safe-haven/contracts/exchange';
import { operatorCommand } from '../../testing/operator-command.ts';
import { cachedLineCount, cacheImport, keyOf } from './import-cache.ts';
import { importFile } from './import-file.ts';
import { readRows } from './read-file.ts';
import { openTarget, type Target } from './target.ts';

const PROFILE: ImportProfile = {
  ...emptyProfile('daily_counts'),
  forAll: { organisation: 'City of Toronto', country: 'CA', area: 'Toronto', timezone: 'America/Toronto' },
};
const LINES = ['2026-01-01,t-1,14,13', '2026-02-01,t-1,14,11', '2026-01-01,t-2,,5'];
const text = (lines: readonly string[]) => `date,shelter,in_service,occupied\n${lines.join('\n')}\n`;

let folder: string;
let dataDir: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haven-import-'));
  dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  path = join(dataDir, 'nights.csv');
  writeFileSync(path, text(LINES));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function withTarget<T>(work: (target: Target) => Promise<T>): Promise<T> {
  const target = await openTarget({ dataDir, runDir: null });
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}
const asked = (profile = PROFILE) => ({ file: path, profile, sheet: undefined });
const key = (profile = PROFILE) => keyOf(asked(profile));
const bringIn = (file: string) =>
  withTarget(async (target) => {
    const how = { dryRun: false, skipBad: false, now: Date.parse('2026-11-25T12:00:00Z'), onLines: () => undefined };
    return (await importFile(target, (await readRows(file)).rows, PROFILE, how)).sent;
  });
/** The whole file, once. */
const given = async () => {
  const sent = await bringIn(path);
  await cacheImport(dataDir, { selection: asked(), key: await key() }, sent!);
};
const there = async () => withTarget(async (target) => cachedLineCount(dataDir, await key(), target));
const other = (lines: readonly string[]) => {
  const file = join(dataDir, 'other.csv');
  writeFileSync(file, text(lines));
  return file;
};

describe('IM-8: given a file that was imported', () => {
  it('when it is imported again, then the log is asked whether it has every night, and the file is not parsed', async () => {
    await given();
    expect(await there()).toBe(3);
  });

  it('when the log was restored from before the import, or from the middle of it, then the file is parsed again', async () => {
    const before = join(folder, 'before');
    await bringIn(other(LINES.slice(0, 1)));
    cpSync(dataDir, before, { recursive: true });
    await given();
    for (const name of readdirSync(dataDir).filter((name) => /^log\.|snapshot$/.test(name)))
      rmSync(join(dataDir, name));
    cpSync(before, dataDir, { recursive: true });
    expect(await there()).toBeNull();
    expect(await bringIn(path)).not.toBeNull();
    expect(await there()).toBe(3);
    for (const name of readdirSync(dataDir).filter((name) => /^log\.|snapshot$/.test(name)))
      rmSync(join(dataDir, name));
    expect(await there()).toBeNull();
  });

  it('when one of its nights was changed since, or another house was registered, then the file is parsed again', async () => {
    await given();
    await bringIn(other(['2026-02-01,t-1,14,9']));
    expect(await there()).toBeNull();
    await bringIn(path);
    expect(await there()).toBe(3);
    await bringIn(other(['2026-02-01,t-3,14,9']));
    expect(await there()).toBeNull();
  });

  it('when a byte of it or an argument differs, then it is another file', async () => {
    const first = await key();
    expect(await key({ ...PROFILE, columns: {} })).toBe(first);
    expect(await key({ ...PROFILE, takenAt: '05:00' })).not.toBe(first);
    expect(await key({ ...PROFILE, forAll: { ...PROFILE.forAll, area: 'Ottawa' } })).not.toBe(first);
    appendFileSync(path, '\n');
    expect(await key()).not.toBe(first);
  });

  it('when it has a fault, or was not sent completely, then nothing is cached', async () => {
    const how = { skipBad: true, now: Date.parse('2026-11-25T12:00:00Z'), onLines: () => undefined };
    const sentOf = (lines: readonly string[], dryRun: boolean) =>
      withTarget(async (target) => {
        const { rows } = await readRows(other(lines));
        return (await importFile(target, rows, PROFILE, { ...how, dryRun })).sent;
      });
    expect(await sentOf([...LINES, '2026-01-02,t-1,x,1'], false)).toBeNull();
    expect(await sentOf(LINES, true)).toBeNull();
    expect(await sentOf(LINES, false)).not.toBeNull();
  });

  it('the cache has ids, organisations and digests, no number of a night, and is readable by its owner alone', async () => {
    await given();
    const folder = join(dataDir, 'imported-files');
    expect(readdirSync(folder)).toEqual([await key()]);
    const kept = join(folder, await key());
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    const { nights, ...rest } = JSON.parse(readFileSync(kept, 'utf8'));
    expect(Object.keys(rest).sort()).toEqual(['around', 'lines', 'organisations']);
    expect(Object.keys(nights)).toEqual(['t-1', 't-2']);
    for (const digest of Object.values(nights['t-1'])) expect(digest).toMatch(/^[a-z\d]+-[a-z\d]+-\d+$/);
  });

  it('when the file was changed while it was read, then nothing is cached', async () => {
    const before = await key();
    const sent = await bringIn(path);
    appendFileSync(path, '2026-03-01,t-1,14,2\n');
    await cacheImport(dataDir, { selection: asked(), key: before }, sent!);
    expect(readdirSync(dataDir)).not.toContain('imported-files');
  });

  it('when the cached file is damaged, then the import file is parsed again', async () => {
    await given();
    writeFileSync(join(dataDir, 'imported-files', await key()), '');
    expect(await there()).toBeNull();
  });
});

describe('IM-8: given the command', () => {
  const run = (more: Readonly<Record<string, string>> = {}) => {
    const words = 'organisation country area timezone'.split(' ');
    const options = words.flatMap((word) => [`--${word}`, PROFILE.forAll[word as 'area'] ?? '']);
    return operatorCommand('import', ['daily-counts', path, ...options], { HAVEN_DATA_DIR: dataDir, ...more });
  };

  it('when it is imported the second time, then it reports the lines as present', async () => {
    const first = await run();
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('2 houses new, 3 rows new') });
    expect(first.out).toContain('100 %  3 of 3');
    const again = await run();
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('0 houses new, 0 rows new, 3 there already') });
    expect(again.out).not.toContain('3 rows, 2 houses');
  });

  it('when the cache can’t be written, then the import succeeds all the same', async () => {
    writeFileSync(join(dataDir, 'imported-files'), 'in the way');
    const output = await run();
    expect(output).toMatchObject({ code: 0, out: expect.stringContaining('2 houses new, 3 rows new') });
    expect(output.out).toContain('could not be kept');
  });

  it('when there is no such file, or the log is on a server and no program runs, then it says so and creates no log', async () => {
    const HAVEN_DATA_DIR = join(dataDir, 'not-there');
    expect(await run({ HAVEN_DATA_DIR, HAVEN_EVENT_STORE: 'esdb://nowhere:2113' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('No program runs'),
    });
    rmSync(path);
    expect(await run({ HAVEN_DATA_DIR })).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no file'),
    });
    expect(existsSync(HAVEN_DATA_DIR)).toBe(false);
  });
});
