import { once } from 'node:events';
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';
import { isOpenToMore, readMasterKeys } from './master-keys.ts';
import { withFolder } from './testing/given.ts';

const A = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64');
const B = Buffer.from('fedcba9876543210fedcba9876543210').toString('base64');

const idsOf = (read: ReturnType<typeof readMasterKeys>) => (read.ok ? read.keys.ids : read.sentence);
const keyFile = async (folder: string, text: string, mode = 0o600) => {
  const path = join(folder, 'keys');
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
};

/** Reads, or makes, the key at a path in so many threads, which wait for each other before they begin. */
function atTheSameMoment(threads: number, path: string): Promise<unknown[]> {
  const barrier = new Int32Array(new SharedArrayBuffer(4));
  const code = `
    const { parentPort, workerData: { module, barrier, threads, path } } = require('node:worker_threads');
    import(module).then(({ readMasterKeys }) => {
      if (Atomics.add(barrier, 0, 1) + 1 === threads) Atomics.notify(barrier, 0);
      for (let n; (n = Atomics.load(barrier, 0)) < threads; ) Atomics.wait(barrier, 0, n, 100);
      const read = readMasterKeys({}, path);
      parentPort.postMessage(read.ok ? read.keys.ids : read.sentence);
    });`;
  const module = new URL('./master-keys.ts', import.meta.url).href;
  const one = async () => {
    const worker = new Worker(code, { eval: true, workerData: { module, barrier, threads, path } });
    const [ids] = await once(worker, 'message');
    await worker.terminate();
    return ids;
  };
  return Promise.all(Array.from({ length: threads }, one));
}

describe('master keys', () => {
  it('given a key in the environment, then it is the current one, in either spelling of base64', () => {
    const keys = [A, Buffer.from(A, 'base64').toString('base64url'), ` ${A}\n`].map((HAVEN_MASTER_KEY) =>
      idsOf(readMasterKeys({ HAVEN_MASTER_KEY }, null)),
    );
    expect(new Set(keys.flat()).size).toBe(1);
    expect(keys[0]).toHaveLength(1);
  });

  it.each([
    '',
    'secret',
    A.slice(4),
    `${A}AAAA`,
    Buffer.alloc(32).toString('base64'),
    Buffer.alloc(32, 7).toString('base64'),
  ])('given %j as a key, then it is refused in a sentence that does not quote it', (HAVEN_MASTER_KEY) => {
    const read = readMasterKeys({ HAVEN_MASTER_KEY }, null);
    expect(read).toEqual({ ok: false, sentence: expect.stringMatching(/^HAVEN_MASTER_KEY is .+\.$/) });
    if (HAVEN_MASTER_KEY) expect(JSON.stringify(read)).not.toContain(HAVEN_MASTER_KEY);
  });

  it(
    'given a file of keys, then its first line is the current one and the others still open',
    withFolder(async (folder) => {
      const HAVEN_MASTER_KEY_FILE = await keyFile(folder, `${A}\n\n${B}\n`);
      const [a, b] = [A, B].map((key) => idsOf(readMasterKeys({ HAVEN_MASTER_KEY: key }, null))[0]);
      const read = readMasterKeys({ HAVEN_MASTER_KEY_FILE }, null);
      expect(idsOf(read)).toEqual([a, b]);
      expect(read.ok && read.keys.currentId).toBe(a);
      expect(idsOf(readMasterKeys({ HAVEN_MASTER_KEY: B, HAVEN_MASTER_KEY_FILE }, null))).toEqual([b, a]);
    }),
  );

  it.each([0o640, 0o604, 0o644, 0o660, 0o666])(
    'given a file of keys with mode %o, then it is refused with the way out',
    (mode) =>
      withFolder(async (folder) => {
        const HAVEN_MASTER_KEY_FILE = await keyFile(folder, A, mode);
        expect(idsOf(readMasterKeys({ HAVEN_MASTER_KEY_FILE }, null))).toContain(`chmod 600 ${HAVEN_MASTER_KEY_FILE}`);
      })(),
  );

  it(
    'given a file that is empty, missing or holds a bad line, then it is refused in a sentence that does not quote it',
    withFolder(async (folder) => {
      const sentenceFor = async (text: string) =>
        idsOf(readMasterKeys({ HAVEN_MASTER_KEY_FILE: await keyFile(folder, text) }, null));
      expect(await sentenceFor('\n')).toMatch(/is empty\.$/);
      expect(await sentenceFor(`${A}\nnot-a-key\n`)).toMatch(
        /^Key 2 in .+ is not a key of 32 random bytes in base64\.$/,
      );
      expect(idsOf(readMasterKeys({ HAVEN_MASTER_KEY_FILE: join(folder, 'none') }, null))).toContain('(ENOENT)');
    }),
  );

  it(
    'given nothing, then a key is created that only the owner can read, and read again',
    withFolder(async (folder) => {
      const path = join(folder, 'data', 'master.key');
      const first = idsOf(readMasterKeys({}, path));
      expect(idsOf(readMasterKeys({}, path))).toEqual(first);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await readdir(join(folder, 'data'))).toEqual(['master.key']);
      const other = idsOf(readMasterKeys({}, join(folder, 'other.key')));
      expect(other).not.toEqual(first);
      expect(idsOf(readMasterKeys({}, null))).toContain('A master key is needed');
    }),
  );

  it(
    'given a place where no key can be created, then it is reported',
    withFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      expect(idsOf(readMasterKeys({}, join(folder, 'file', 'master.key')))).toMatch(
        /^No file of master keys can be made/,
      );
      await mkdir(join(folder, 'master.key'));
      expect(idsOf(readMasterKeys({}, join(folder, 'master.key')))).toMatch(/can't be read|Others can read/);
    }),
  );

  it(
    'given programs that start at the same moment, then they end up with one key',
    withFolder(async (folder) => {
      for (let round = 0; round < 5; round++) {
        const ids = await atTheSameMoment(4, join(folder, `${round}.key`));
        expect(ids).toEqual(Array(4).fill(idsOf(readMasterKeys({}, join(folder, `${round}.key`)))));
      }
    }),
  );

  it('given master keys, when printed, then nothing of them is visible', () => {
    const read = readMasterKeys({ HAVEN_MASTER_KEY: A }, null);
    const { inspect } = process.getBuiltinModule('node:util');
    for (const text of [JSON.stringify(read), inspect(read, { depth: 9, showHidden: true })]) {
      expect(text).not.toContain(A.slice(0, 8));
      expect(text).not.toContain('0123456789abcdef');
    }
  });

  it('KP-7 when a platform gives the file as its own, for the group of the program, then it is read; open to more it is not', () => {
    const [own, platform] = [1000, 0];
    const open = (uid: number, mode: number) => isOpenToMore({ uid, mode: 0o100000 + mode }, own);
    expect([open(own, 0o600), open(own, 0o400), open(platform, 0o440), open(platform, 0o400)]).toEqual(
      Array(4).fill(false),
    );
    expect([open(own, 0o440), open(platform, 0o444), open(platform, 0o460)]).toEqual(Array(3).fill(true));
  });
});
