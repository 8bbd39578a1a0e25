import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually, unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { pinnedNode, ROOT } from '@safe-haven/tools/run';

/** A bench in a process of its own: its programs are small ones, and its folders are in a folder of the test. */
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const started = join(folder, 'started');
const BENCH = join(ROOT, 'apps/bench/src');
const PROGRAMS = {
  // It listens, as far as a bench can see, and says who it is.
  'starts.mjs': `import { writeFileSync } from 'node:fs';
    writeFileSync(process.env.STARTED, String(process.pid));
    console.log('Safe Haven is ready at http://127.0.0.1:1');
    setInterval(() => undefined, 1_000);`,
  'hangs.mjs': `import { writeFileSync } from 'node:fs';
    writeFileSync(process.env.STARTED, String(process.pid));
    setInterval(() => undefined, 1_000);`,
  'stops.mjs': 'process.exit(3);',
};

beforeAll(() => {
  for (const [name, text] of Object.entries(PROGRAMS)) writeFileSync(join(folder, name), text);
});
// What a bench leaves running does not outlive its test.
afterEach(() => {
  if (existsSync(started) && !isGone(readPid())) process.kill(readPid(), 'SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a few lines with what the benches start programs with. */
function bench(lines) {
  rmSync(started, { force: true });
  const text = `import { emptyFolder } from '${BENCH}/children.ts';
    import { startProgram } from '${BENCH}/program.ts';
    import { firstLine, lineBeside, useOfMachine } from '${BENCH}/busy.ts';
    const start = (name) => startProgram(emptyFolder(), { main: '${folder}/' + name });
    ${lines}`;
  const child = spawn(pinnedNode(), ['--input-type=module', '--eval', text], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1', TMPDIR: folder, STARTED: started },
  });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output.text += data));
  const closed = new Promise((resolve) => child.once('close', (code) => resolve({ code, text: output.text })));
  return { child, output, ended: unlessItHangs(closed, 'the bench, or a program that it started, does not end') };
}

const readPid = () => Number(readFileSync(started, 'utf8'));
const startedPid = () => eventually(() => existsSync(started) && readPid());
const dataFolders = () => readdirSync(folder).filter((name) => name.startsWith('haven-bench-'));
const isGone = (pid) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

describe('a bench ends every program that it started', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('at %s, also while one starts', async (signal, code) => {
    for (const program of ['starts.mjs', 'hangs.mjs']) {
      const { child, output, ended } = bench(
        `await start('${program}'); console.log('measuring'); await new Promise(() => setInterval(() => {}, 1_000));`,
      );
      const pid = await startedPid();
      if (program === 'starts.mjs') await eventually(() => output.text.includes('measuring'));
      expect(isGone(pid)).toBe(false);
      child.kill(signal);
      expect((await ended).code).toBe(code);
      await eventually(() => isGone(pid));
      expect(dataFolders()).toEqual([]);
    }
  });

  test('when a measure fails', async () => {
    const { ended } = bench(`await start('starts.mjs'); throw new Error('no answer');`);
    const pid = await startedPid();
    expect(await ended).toMatchObject({ code: 1, text: expect.stringContaining('no answer') });
    await eventually(() => isGone(pid));
    expect(dataFolders()).toEqual([]);
  });

  test('when another one does not start, and says so', async () => {
    const { ended } = bench(`await start('starts.mjs'); await start('stops.mjs');`);
    const pid = await startedPid();
    expect(await ended).toMatchObject({ code: 1, text: expect.stringContaining('stopped while starting') });
    await eventually(() => isGone(pid));
    expect(dataFolders()).toEqual([]);
  });

  test('one by one, with its folder, where all goes well', async () => {
    const { ended } = bench(`const { pid, stop } = await start('starts.mjs');
      await stop();
      try { process.kill(pid, 0); console.log('runs'); } catch { console.log('ended'); }`);
    expect(await ended).toEqual({ code: 0, text: 'ended\n' });
    expect(dataFolders()).toEqual([]);
  });
});

describe('a bench says how busy the machine is', () => {
  test.each([
    [
      'quiet',
      { cores: 2, share: 0.03, load: 0.4 },
      /^Quiet: load 0.4 on 2 cores, 3 % /,
      /^Quiet: .* 3 % .* before it, 3 %/,
    ],
    ['busy by its load', { cores: 2, share: 0.03, load: 8 }, /BUSY: load 8.0 on 2 cores/, /^Quiet/],
    ['busy in this second', { cores: 2, share: 0.9, load: 0 }, /BUSY: .* 90 % of them/, /^BUSY: .* 90 %/],
  ])('%s', async (_name, use, first, beside) => {
    const { ended } = bench(
      `console.log([firstLine, (use) => lineBeside(use, use)].map((line) => line(${JSON.stringify(use)})).join('\\n'))`,
    );
    const [one, other] = (await ended).text.split('\n');
    expect([one, other]).toEqual([expect.stringMatching(first), expect.stringMatching(beside)]);
  });

  test('by looking at its processors', async () => {
    const { ended } = bench('console.log(JSON.stringify(await useOfMachine()))');
    const { cores, share, load } = JSON.parse((await ended).text);
    expect(cores).toBeGreaterThan(0);
    expect(load).toBeGreaterThanOrEqual(0);
    expect(share >= 0 && share <= 1).toBe(true);
  });
});
