import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { firstReason, whatFailed } from './failures.mjs';
import { readReport } from './reports.mjs';
import { fromTop, ROOT } from './run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tests-log-'));
const spec = (name) => join(folder, name);
const report = join(folder, 'tests.json');
const reporters = ['--reporters', 'default', '--reporters', join(ROOT, 'infra/tools/tests-log.mjs')];

/** Two files of tests, run as `npm run verify` runs them: one has a failure in its third line. */
beforeAll(async () => {
  writeFileSync(spec('package.json'), '{ "type": "module" }');
  writeFileSync(spec('good.spec.mjs'), "test('holds', () => expect(1).toBe(1));\n");
  writeFileSync(spec('bad.spec.mjs'), "test('fails', () => {\n  console.log('seed 7');\n  expect(1).toBe(2);\n});\n");
  const jest = [join(ROOT, 'node_modules/jest/bin/jest.js'), '--ci', '-i', '--watchman=false'];
  const config = JSON.stringify({ rootDir: folder, testMatch: ['**/*.spec.mjs'], transform: {} });
  const args = [...jest, '--config', config, '--json', '--outputFile', report, ...reporters];
  const options = { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' } };
  await promisify(execFile)(process.execPath, ['--experimental-vm-modules', ...args], options).catch(
    (failed) => failed,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the log next to the report has each file, what was printed in it, and why it failed', () => {
  const log = readFileSync(report.replace('.json', '.log'), 'utf8');
  expect(log).toContain(`PASS ${fromTop(spec('good.spec.mjs'))}`);
  expect(log).toContain(`FAIL ${fromTop(spec('bad.spec.mjs'))}`);
  expect(log).toContain('Expected: 2\n');
  expect(log).toContain('log: seed 7\n');
});

test('the report says where the first failure is and how its file runs again', () => {
  const tests = readReport(report);
  const file = fromTop(spec('bad.spec.mjs'));
  expect(firstReason(tests)).toMatch(`  ${file}:3\n  fails\n    Error: expect(received).toBe(expected)`);
  expect(whatFailed(tests)).toContain(`again: npm run check -- ${file}`);
});
