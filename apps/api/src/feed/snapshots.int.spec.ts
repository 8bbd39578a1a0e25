import { hash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { toSnapshot } from '@safe-haven/projections';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { fileOf, loadSnapshots, NO_SNAPSHOTS, type Snapshots } from './snapshots.ts';

type Name = keyof Snapshots;
const NAMES = Object.keys(NO_SNAPSHOTS) as Name[];
const MINUTE = 60_000;

const startOn = async (dataDir: string, clock: ManualClock): Promise<HttpProgram> =>
  startHttpProgram(await sqliteLog(dataDir), clock, { dataDir, eventStore: { kind: 'sqlite' } });

/** A log with a shelter and two commands, one of them too new for the delayed board, and the snapshots of its end. */
async function given(dataDir: string): Promise<{ clock: ManualClock; logId: string; head: string }> {
  const clock = new ManualClock();
  const haven = await startOn(dataDir, clock);
  await haven.registerShelter('lipa');
  await haven.done('jelena', 'lipa', 'pause-intake', { reason: 'other' });
  const seenLate = haven.program.feed.position;
  haven.advance(16 * MINUTE);
  expect(await haven.program.delayedFeed.waitFor(seenLate, HANGS_MS)).toBe(true);
  await haven.done('jelena', 'lipa', 'resume-intake', {});
  const { logId } = haven.program.store;
  await haven.served.close();
  return { clock, logId, head: seenLate };
}

const MOST = '9'.repeat(16);

/** Rewrites a snapshot as a valid one of another version. */
async function otherVersion(path: string, logId: string): Promise<void> {
  const file = await readFile(path, 'utf8');
  const text = file.slice(file.indexOf('\n') + 1).replace(/"version":\d+/, '"version":99');
  await writeFile(path, `${logId} ${hash('sha256', text)}\n${text}`);
}

/** Changes one digit: still valid JSON, but not what was written. */
async function damaged(path: string): Promise<void> {
  const file = await readFile(path, 'utf8');
  const at = file.indexOf('"position":"') + '"position":"'.length;
  await writeFile(path, `${file.slice(0, at)}1${file.slice(at + 1)}`);
}

describe('given snapshots of a log', () => {
  let dataDir: string;
  let logId: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'haven-'));
    ({ logId } = await given(dataDir));
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  it.each<[string, (path: string, logId: string) => Promise<void>]>([
    ['missing', (path) => rm(path)],
    ['damaged', (path) => damaged(path)],
    ['cut off', async (path) => writeFile(path, (await readFile(path)).subarray(0, -5))],
    ['empty', (path) => writeFile(path, '')],
    ['of another version', otherVersion],
  ])(
    'SH-14: when one of them is %s, then only that one is ignored, and a damaged one is named',
    async (what, spoil) => {
      for (const name of NAMES) {
        const saved = await readFile(fileOf(dataDir, name));
        await spoil(fileOf(dataDir, name), logId);
        const notes: string[] = [];
        const loaded = await loadSnapshots(dataDir, { logId, head: MOST }, (sentence) => notes.push(sentence));
        expect(NAMES.filter((one) => loaded[one] === null)).toEqual([name]);
        const isNamed = what === 'damaged' || what === 'cut off' || what === 'empty';
        expect(notes).toEqual(isNamed ? [expect.stringContaining(`${fileOf(dataDir, name)} is damaged`)] : []);
        await writeFile(fileOf(dataDir, name), saved);
      }
    },
  );

  it('when they are of another log, or of more than the log holds, then none is taken', async () => {
    expect(await loadSnapshots(dataDir, { logId: 'another', head: MOST })).toEqual(NO_SNAPSHOTS);
    expect(await loadSnapshots(dataDir, { logId, head: '0'.repeat(16) })).toEqual(NO_SNAPSHOTS);
  });
});

describe('given a program that starts again', () => {
  it('SH-14: when one of them is missing, then the next start writes the same one again, and no event', async () =>
    withFolder(async (dataDir) => {
      const { clock, head } = await given(dataDir);
      const written = () => Promise.all(NAMES.map((name) => readFile(fileOf(dataDir, name), 'utf8')));
      const before = await written();
      for (const name of NAMES) {
        await rm(fileOf(dataDir, name));
        const haven = await startOn(dataDir, clock);
        expect(await haven.program.delayedFeed.waitFor(head, HANGS_MS)).toBe(true);
        await haven.served.close();
        expect(await written()).toEqual(before);
      }
    })());

  it('SH-14: then the delayed board continues from its own snapshot, and equals the one built from the log', async () =>
    withFolder(async (dataDir) => {
      const { clock, logId, head } = await given(dataDir);
      const delayed = (await loadSnapshots(dataDir, { logId, head: MOST }))['late-board']!;
      expect(delayed.position).toBe(head);
      const fromSnapshot = await startOn(dataDir, clock);
      expect(fromSnapshot.program.delayedFeed.position).toBe(head);
      const expected = toSnapshot(fromSnapshot.program.delayedFeed.network);
      await fromSnapshot.served.close();
      await rm(fileOf(dataDir, 'late-board'));
      const rebuilt = await startOn(dataDir, clock);
      expect(await rebuilt.program.delayedFeed.waitFor(head, HANGS_MS)).toBe(true);
      expect(toSnapshot(rebuilt.program.delayedFeed.network)).toBe(expected);
      expect(toSnapshot(rebuilt.program.feed.network)).not.toBe(expected);
      await rebuilt.served.close();
    })());

  it('when an older version’s single file exists, then it is ignored and removed', async () =>
    withFolder(async (dataDir) => {
      await writeFile(join(dataDir, 'board.snapshot.json'), '{"version":4}');
      const haven = await startOn(dataDir, new ManualClock());
      await haven.served.close();
      expect(await readdir(dataDir)).not.toContain('board.snapshot.json');
    })());
});
