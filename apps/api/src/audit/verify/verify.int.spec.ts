import { generateKeyPairSync, hash, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { ADA, appendEvent, clock, newEvent, sqliteLog, withFolder } from '../../privacy/keys/testing/given.ts';
import { memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { socketOf } from '../../testing/operator.ts';
import { operatorCommand } from '../../testing/operator-command.ts';
import { readAnchors, signedAnchor } from '../anchors/anchor.ts';
import { AnchorLog } from '../anchors/anchor-log.ts';
import { LOG_ACTS } from './log-check.ts';

/** In one event only. */
const WORD = 'room-shelter-jasen';
const RETIRED = (roomId: string) => ({ type: 'RoomRetired', roomId });

/** Runs the command with no setting but the folder of the data. */
const verify = (dataDir: string, ...args: string[]) => verifyWith({ HAVEN_DATA_DIR: dataDir }, ...args);

/** The same for a program that runs. */
const verifyRunning = ({ dataDir, runDir }: { dataDir: string; runDir: string }) =>
  verifyWith({ HAVEN_DATA_DIR: dataDir, HAVEN_RUN_DIR: runDir });

const verifyWith = (settings: Record<string, string>, ...args: string[]) => operatorCommand('verify', args, settings);

/** A data folder whose log holds some facts of three streams. */
async function dataIn(folder: string): Promise<string> {
  const dataDir = join(folder, 'data');
  const store = await sqliteLog(dataDir);
  for (const stream of ['shelter-lipa', 'key-person-mila.1', 'shelter-jasen', 'shelter-lipa', 'shelter-lipa'])
    await appendEvent(store, stream, RETIRED(`room-${stream}-${randomUUID()}`));
  await store.close();
  return dataDir;
}

/** So many events more that a start, which looks at the end of the log, does not come to the first ones. */
async function appendPastTail(dataDir: string): Promise<void> {
  const store = await sqliteLog(dataDir);
  const now = new Date(clock.now()).toISOString();
  for (let at = 0; at < 1_200; at += 300) {
    const facts = Array.from({ length: 300 }, () => newEvent('shelter-breza', RETIRED('r'), ADA, now));
    await store.append('shelter-breza', facts, at);
  }
  await store.close();
}

/** Anchors next to the data, as a program writes them that runs on it, and the public key. */
async function anchored(folder: string, dataDir: string) {
  const file = join(folder, 'anchors.ndjson');
  const publicKey = join(folder, 'anchor.pub');
  const { privateKey: key, publicKey: open } = generateKeyPairSync('ed25519');
  await writeFile(publicKey, open.export({ type: 'spki', format: 'pem' }));
  const output: string[] = [];
  const run = async (...rooms: string[]) => {
    const store = await sqliteLog(dataDir);
    const anchors = new AnchorLog({ store, clock, file, key, report: (sentence) => output.push(sentence) });
    anchors.start();
    for (const room of rooms) {
      await appendEvent(store, 'shelter-lipa', RETIRED(room));
      clock.advance(60_000);
      await anchors.write();
    }
    await anchors.stop();
    await store.close();
  };
  const read = async () => {
    const anchors = readAnchors(await readFile(file, 'utf8'));
    if (!anchors.ok) throw new Error(anchors.sentence);
    return anchors.anchors;
  };
  return { file, key, output, run, read, args: ['--anchors', file, '--public-key', publicKey] };
}

/** Changes an event and recomputes the hash chain after it, as somebody with access to the machine could. */
function rewrite(dataDir: string, stream: string, revision: number, change: (body: string) => string): void {
  const db = new DatabaseSync(join(dataDir, 'log.sqlite'));
  const rows = db.prepare('SELECT * FROM log WHERE stream = ? ORDER BY revision').all(stream);
  let previous = '';
  for (const row of rows) {
    const at = Number(row['revision']);
    const body = at === revision ? change(String(row['body'])) : String(row['body']);
    previous = hash('sha256', `${previous}\n${stream}\n${at}\n${body}`, 'base64url');
    db.prepare('UPDATE log SET body = ?, hash = ? WHERE position = ?').run(body, previous, Number(row['position']));
  }
  db.prepare('UPDATE heads SET hash = ? WHERE stream = ?').run(previous, stream);
  db.close();
}

describe('verifying the log', () => {
  it(
    'given a whole log, then it says how much it holds and its digest; no log and wrong words have sentences',
    withFolder(async (folder) => {
      const dataDir = await dataIn(folder);
      const output = await verify(dataDir);
      expect(output).toMatchObject({ code: 0, err: '' });
      expect(output.out).toMatch(
        /^ {2}Checking the log in .+\.\n {2}It is whole: 4 events beside the keys, the last at position 0{15}6\.\n {2}Digest of all of them: [\w-]{43}\n {2}Not anchored: .+\n$/,
      );
      expect(await verify(join(folder, 'nowhere'))).toMatchObject({
        code: 1,
        err: expect.stringContaining('There is no log in'),
      });
      expect(await verify(dataDir, '--anchors', 'x')).toMatchObject({
        code: 2,
        err: expect.stringContaining('--anchors and --public-key are given together.'),
      });
    }),
  );

  it(
    'given one flipped bit in the file, then it names the stream, the revision and why, and fails',
    withFolder(async (folder) => {
      const dataDir = await dataIn(folder);
      await appendPastTail(dataDir);
      const path = join(dataDir, 'log.sqlite');
      const bytes = await readFile(path);
      // Wherever the file holds it: a page that was split leaves a copy behind that nobody reads.
      for (let at = bytes.indexOf(WORD); at >= 0; at = bytes.indexOf(WORD, at + 1)) bytes[at] = bytes[at]! ^ 1;
      await writeFile(path, bytes);
      const output = await verify(dataDir);
      expect(output.code).toBe(1);
      expect(output.err).toMatch(
        /The chain of stream "shelter-jasen" is broken at revision 1 \(position 0{15}\d\): The hash does not match the event\./,
      );
    }),
  );

  it(
    'given a running program, then it is asked over its socket, and keeps accepting commands',
    withFolder(async (folder) => {
      const place = { dataDir: join(folder, 'data'), runDir: folder };
      const haven = await startHttpProgram(memoryStore(), new ManualClock(), place);
      try {
        await haven.registerShelter('lipa');
        const output = await verifyRunning(place);
        expect(output).toMatchObject({ code: 0, err: '' });
        expect(output.out).toMatch(
          /Checking the log of the program at http:\/\/127\.0\.0\.1:\d+\.\n {2}It is whole: \d+ /,
        );
        const operator = await socketOf(haven);
        await expect(operator.ask(LOG_ACTS.digest)).rejects.toThrow('invalid');
      } finally {
        await haven.served.close();
      }
    }),
  );
});

describe('OP-4: given a program that others reach', () => {
  it(
    'when the verifier’s shell has none of its settings, then a log without anchors is no success all the same',
    withFolder(async (folder) => {
      const place = { dataDir: join(folder, 'data'), runDir: folder };
      const settings = { publicUrl: 'https://haven.example', demo: false };
      const haven = await startHttpProgram(memoryStore(), new ManualClock(), { ...place, ...settings });
      const output = await verifyRunning(place).finally(() => haven.served.close());
      expect([output.code, output.err]).toEqual([2, expect.stringContaining('Not anchored')]);
    }),
  );
});

describe('anchors', () => {
  it(
    'DR-11: given no anchors, then an intact log is reported as weak evidence; on a public instance that is a failure',
    withFolder(async (folder) => {
      const dataDir = await dataIn(folder);
      const sentence = 'Not anchored: a log that was rewritten or cut as a whole would pass.';
      const local = await verify(dataDir);
      expect([local.code, local.out.includes(sentence)]).toEqual([0, true]);
      const env = { HAVEN_DATA_DIR: dataDir, HAVEN_PUBLIC_URL: 'https://haven.example', HAVEN_TRUSTED_PROXY: 'none' };
      const viaProgram = await verifyWith(env);
      expect([viaProgram.code, viaProgram.err.includes(sentence)]).toEqual([2, true]);
      expect(viaProgram.out).toContain('It is whole');
      const { run, args } = await anchored(folder, dataDir);
      await run('a');
      const proven = await verifyWith(env, ...args);
      expect([proven.code, proven.out.includes(sentence)]).toEqual([0, false]);
    }),
  );

  it(
    'given several runs of the program, then each continues from the last anchor, and the log matches all of them',
    withFolder(async (folder) => {
      const dataDir = await dataIn(folder);
      const anchors = await anchored(folder, dataDir);
      await anchors.run('a', 'b');
      await writeFile(anchors.file, `${await readFile(anchors.file, 'utf8')}{"n":9,"at":"cut o`);
      await anchors.run('c');
      const all = await anchors.read();
      expect(all.map((a) => a.n)).toEqual(all.map((_, i) => i + 1));
      expect(all.map((a) => a.events)).toEqual([4, 5, 6, 6, 6, 7, 7]);
      expect(anchors.output).toEqual([]);
      const output = await verify(dataDir, ...anchors.args);
      expect(output).toMatchObject({ code: 0, err: '' });
      expect(output.out).toContain('It is true to 7 anchors');
    }),
  );

  it(
    'given a log that was rewritten with consistent chains, then only the anchors show it',
    withFolder(async (folder) => {
      const dataDir = await dataIn(folder);
      const anchors = await anchored(folder, dataDir);
      await anchors.run('somebody left', 'b');
      rewrite(dataDir, 'shelter-lipa', 4, (body) => body.replace('somebody left', 'nobody left'));
      expect(await verify(dataDir)).toMatchObject({ code: 0 });
      const failure = {
        code: 1,
        err: expect.stringMatching(/Anchor 2 \(.+\) does not fit: what the log held up to there/),
      };
      expect(await verify(dataDir, ...anchors.args)).toMatchObject(failure);
      // Later anchors go on from what was signed before, so they can't make it good.
      await anchors.run('c');
      expect(await verify(dataDir, ...anchors.args)).toMatchObject(failure);
    }),
  );

  it(
    'given another log in its place, forged or missing anchors, then each is reported as what it is',
    withFolder(async (folder) => {
      const dataDir = await dataIn(folder);
      const anchors = await anchored(folder, dataDir);
      await anchors.run('a', 'b');
      const other = await dataIn(join(folder, 'other'));
      expect((await verify(other, ...anchors.args)).err).toContain('is of another log: this one was put in its place.');
      const [first, second, ...rest] = await anchors.read();
      const lines = (...all: unknown[]) => writeFile(anchors.file, all.map((a) => `${JSON.stringify(a)}\n`).join(''));
      await lines(first, ...rest);
      expect((await verify(dataDir, ...anchors.args)).err).toContain(
        'Line 2 of the anchors is anchor 3: some are missing.',
      );
      await lines(first, { ...second, events: 4 }, ...rest);
      expect((await verify(dataDir, ...anchors.args)).err).toContain('was not signed by this key.');
      const { signature: _, ...content } = first!;
      await lines(signedAnchor({ ...content, position: '0000000000000999' }, anchors.key));
      expect((await verify(dataDir, ...anchors.args)).err).toContain('has no event in the log any more');
      await lines();
      expect((await verify(dataDir, ...anchors.args)).err).toContain('There is no anchor in');
    }),
  );
});
