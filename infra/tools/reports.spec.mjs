import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { closingLine, forbiddenSkips, projectOf, readReport, withoutTests } from './reports.mjs';
import { ROOT } from './run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const suite = (path, statuses, status = 'passed') => ({
  name: join(ROOT, path),
  status,
  assertionResults: statuses.map((s, i) => ({ fullName: `test ${i}`, status: s })),
});

function reportOf(...testResults) {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify({ testResults }));
  return readReport(file);
}

describe('counting the reports', () => {
  test('passed, failed and skipped of every suite are added up', () => {
    const tests = reportOf(
      suite('libs/domain/src/a.spec.ts', ['passed', 'passed', 'pending']),
      suite('apps/api/src/b.spec.ts', ['failed', 'todo'], 'failed'),
    );
    expect(closingLine(tests)).toBe('2 passed, 1 failed, 2 skipped');
  });

  test('a suite that could not start is a failure', () => {
    expect(closingLine(reportOf(suite('libs/domain/src/a.spec.ts', [], 'failed')))).toBe(
      '0 passed, 1 failed, 0 skipped',
    );
  });

  test('a report that is missing or cut short is a failure', () => {
    expect(closingLine(readReport(join(folder, 'none.json')))).toBe('0 passed, 1 failed, 0 skipped');
    writeFileSync(join(folder, 'cut.json'), '{"testResults": [');
    expect(closingLine(readReport(join(folder, 'cut.json')))).toBe('0 passed, 1 failed, 0 skipped');
  });

  test('a project of which nothing ran is named', () => {
    const tests = reportOf(
      suite('libs/domain/src/a.spec.ts', ['passed']),
      suite('infra/checks/w.spec.mjs', ['passed']),
    );
    expect(withoutTests(['libs/domain', 'apps/api', 'infra/checks'], tests)).toEqual(['apps/api']);
    expect(projectOf(join(ROOT, 'apps/dashboard/src/features/map/x.spec.tsx'))).toBe('apps/dashboard');
  });
});

describe('skips that may not be', () => {
  const skipped = { project: 'apps/api', title: 'the real counts are read', outcome: 'skipped' };
  const allowed = [
    { project: 'apps/api', title: 'the real counts', because: 'the data is elsewhere', without: 'DATA' },
  ];

  test('a skip on the list is let through as long as its setting is not there', () => {
    expect(forbiddenSkips([skipped], allowed, {})).toEqual([]);
    expect(forbiddenSkips([skipped], allowed, { DATA: '/somewhere' })).toEqual([skipped]);
  });

  test('any other skip is not', () => {
    expect(
      forbiddenSkips(
        [
          { ...skipped, title: 'another' },
          { ...skipped, project: 'libs/domain' },
        ],
        allowed,
        {},
      ),
    ).toHaveLength(2);
  });
});
