import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { JestProcess } from './jest-process.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jest-process-'));
const config = join(folder, 'jest.config.json');
const seen = join(folder, 'seen');
const jest = new JestProcess(folder, join(folder, 'jest.log'), { HAVEN_TEST_HANGS_MS: '7' });
/** Longer than any run here. */
const NEVER_MS = 30 * 60_000;

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
