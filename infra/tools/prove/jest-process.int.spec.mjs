import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ROOT } from '../run.mjs';
import { JestProcess } from './jest-process.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jest-process-'));
const config = join(folder, 'jest.config.json');
const seen = join(folder, 'seen');
const jest = new JestProcess(folder, join(folder, 'jest.log'), { HAVEN_TEST_HANGS_MS: '7' });
/** Longer than any run here. */
const NEVER_MS = 30 * 60_000;
const LOADS = join(ROOT, 'infra/jest-preset/node-loads');

/** A configuration with the environment of the project, and with this. */
function asOurs(over) {
  const file = join(folder, 'as-ours.json');
  writeFileSync(
    file,
    JSON.stringify({
      rootDir: folder,
      testMatch: ['**/*.spec.mjs'],
      testEnvironment: join(LOADS, 'environment.mjs'),
      transform: { 'spec.mjs$': join(LOADS, 'transform.mjs') },
      watchman: false,
      ...over,
    }),
  );
  return file;
}

beforeAll(() => {
  const written = `require('node:fs').writeFileSync(${JSON.stringify(seen)}, process.env.HAVEN_TEST_HANGS_MS)`;
  writeFileSync(join(folder, 'seen.spec.js'), `test('sees', () => ${written});\n`);
  writeFileSync(join(folder, 'endless.spec.js'), `test('never ends', () => { for (;;); });\n`);
  writeFileSync(
    config,
    JSON.stringify({ rootDir: folder, testMatch: ['**/*.spec.js'], transform: {}, watchman: false }),
  );
});
afterAll(() => {
  jest.end();
  rmSync(folder, { recursive: true, force: true });
});

test('a run that hangs is ended and said to; the next one has a new process, with the settings of its tests', async () => {
  expect(await jest.run(config, ['endless'], undefined, 1_000)).toEqual({ hung: true });
  expect(existsSync(seen)).toBe(false);
  expect(await jest.run(config, ['seen'], undefined, NEVER_MS)).toEqual({ hung: false });
  expect(readFileSync(seen, 'utf8')).toBe('7');
});

test('what was changed between two runs is loaded again, also through another import', async () => {
  const written = join(folder, 'written');
  const source = (value) => writeFileSync(join(folder, 'value.mjs'), `export const value = '${value}';`);
  writeFileSync(join(folder, 'between.mjs'), `export { value } from './value.mjs';`);
  writeFileSync(
    join(folder, 'tells.spec.mjs'),
    `import { test } from '@jest/globals';
     import { writeFileSync } from 'node:fs';
     import { value } from './between.mjs';
     test('tells', () => writeFileSync(${JSON.stringify(written)}, value));`,
  );
  for (const value of ['as it is', 'broken', 'as it is']) {
    source(value);
    await jest.run(asOurs({}), ['tells'], undefined, NEVER_MS);
    expect(readFileSync(written, 'utf8')).toBe(value);
  }
});

test('a broken file ends at its first failing test where that is asked, and its setup files are loaded before it', async () => {
  const reached = join(folder, 'reached');
  writeFileSync(join(folder, 'setup.mjs'), 'globalThis.reached = ["setup"];');
  writeFileSync(
    join(folder, 'three.spec.mjs'),
    `import { afterAll, expect, test } from '@jest/globals';
     import { writeFileSync } from 'node:fs';
     test('passes', () => void globalThis.reached.push('passes'));
     test('fails', () => expect(globalThis.reached.push('fails')).toBe(0));
     test('comes after', () => void globalThis.reached.push('after'));
     afterAll(() => writeFileSync(${JSON.stringify(reached)}, globalThis.reached.join()));`,
  );
  const reachedBy = async (testEnvironmentOptions) => {
    await jest.run(
      asOurs({ setupFiles: [join(folder, 'setup.mjs')], testEnvironmentOptions }),
      ['three'],
      undefined,
      NEVER_MS,
    );
    return readFileSync(reached, 'utf8');
  };
  expect(await reachedBy({ endsAtFirstFailure: true })).toBe('setup,passes,fails');
  expect(await reachedBy({})).toBe('setup,passes,fails,after');
});
