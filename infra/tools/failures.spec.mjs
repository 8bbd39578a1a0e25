import { describe, expect, test } from '@jest/globals';
import { failedTitles, firstReason, lineOf, reasonIn, whatFailed, whatWasSkipped } from './failures.mjs';

const FILE = 'apps/api/src/holds.int.spec.ts';
const LOG = 'reports/verify/tests.log';
const failed = (title, over = {}) => ({
  project: 'apps/api',
  file: FILE,
  title,
  outcome: 'failed',
  log: LOG,
  ...over,
});
const passed = { project: 'libs/domain', file: 'libs/domain/src/a.spec.ts', title: 'a', outcome: 'passed' };
const build = {
  project: 'gate',
  title: 'build',
  outcome: 'failed',
  again: 'npm run build',
  log: 'reports/verify/build.log',
  why: 'error during build',
};

describe('what failed', () => {
  test('is named by file, with the command that runs it again by itself and its log', () => {
    expect(whatFailed([passed, failed('one'), failed('two')])).toBe(
      [`  ${FILE}`, '    one', '    two', `    again: npm run check -- ${FILE}`, `    log:   ${LOG}`].join('\n'),
    );
  });

  test('a step that is no test has its own command and log', () => {
    expect(whatFailed([build])).toBe(
      ['  gate: build', '    again: npm run build', '    log:   reports/verify/build.log'].join('\n'),
    );
  });

  test('of a file five titles, and a screenful of files', () => {
    const titles = Array.from({ length: 7 }, (_, i) => failed(`t${i}`));
    expect(whatFailed(titles)).toContain('    t4\n    and 2 more\n');
    const files = ['a', 'b', 'c'].map((file) => failed(file, { file }));
    expect(whatFailed(files, 2)).toMatch(/check -- b\n.*\n {2}and 1 more, all of them in reports\/verify$/);
  });
});

describe('the titles of what failed', () => {
  test('have the file and the line before them, and are a screenful', () => {
    const tests = [passed, failed('one', { line: 7 }), failed('two'), failed('three')];
    expect(failedTitles(tests, 2)).toBe([`  ${FILE}:7  one`, `  ${FILE}  two`, '  and 1 more'].join('\n'));
  });
});

describe('the reason of the first failure', () => {
  const why =
    '\u001b[31mexpect(received)\u001b[39m.toBe(expected)\n\nExpected: 1\n    at Object.x (/top/a.ts:3:5)\n    at y';

  test('says file, line, title and message, without colours and stack', () => {
    expect(firstReason([passed, failed('HO-1: one', { why, line: 12 }), build])).toBe(
      [`  ${FILE}:12`, '  HO-1: one', '    expect(received).toBe(expected)', '    Expected: 1'].join('\n'),
    );
  });

  test('is cut where it is long, in lines and in width', () => {
    const long = firstReason([failed('one', { why: `${'x'.repeat(500)}\n`.repeat(50) })]).split('\n');
    expect(long).toHaveLength(17);
    expect(long.at(-1)).toBe('    …');
    expect(long[2]).toBe(`    ${'x'.repeat(200)} …`);
  });

  test('nothing failed: nothing is said', () => expect(firstReason([passed])).toBe(''));

  test('the line is that of the test file in the stack', () => {
    expect(lineOf('E\n at f (/top/other.ts:9:1)\n at g (/top/x.spec.ts:41:7)', '/top/x.spec.ts')).toBe(41);
    expect(lineOf('E\n at f (/top/other.ts:9:1)', '/top/x.spec.ts')).toBe(undefined);
  });
});

describe('the reason in the log of a step', () => {
  test('begins with the line that speaks of an error', () => {
    expect(reasonIn('> vite\nall well\nsrc/a.ts(1,2): error TS2322: wrong\nmore')).toBe(
      'src/a.ts(1,2): error TS2322: wrong\nmore',
    );
    expect(reasonIn('caught  A-1 throw error\nWRONG   B-2  x\n        as y')).toBe('WRONG   B-2  x\n        as y');
  });

  test('is the end of the log where no line does', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    expect(reasonIn(lines.join('\n'))).toBe(lines.slice(-14).join('\n'));
  });
});

test('what was skipped is named by file, with the reason of the list', () => {
  const skip = (file, title, project = 'apps/api') => ({ project, file, title, outcome: 'skipped' });
  const allowed = [{ project: 'apps/api', title: 'real counts', because: 'They lie elsewhere.' }];
  const tests = [passed, skip('a', 'real counts are read'), skip('a', 'real counts fit'), skip('b', 'x', 'apps/e2e')];
  expect(whatWasSkipped(tests, allowed)).toBe('  2 of a: They lie elsewhere.\n  1 of b');
  expect(whatWasSkipped(tests, allowed, 1)).toBe('  2 of a: They lie elsewhere.\n  and of 1 more files');
});
