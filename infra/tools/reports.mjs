import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from './run.mjs';

/** Reads one of Jest's JSON reports into what is counted; a missing or cut report is a failure, not nothing. */
export function readReport(file) {
  if (!existsSync(file)) return broken(file, 'Jest wrote no report');
  try {
    return tally(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return broken(file, `the report cannot be read: ${error.message}`);
  }
}

/** A suite that could not even start counts as one failure, or its tests would vanish from the count. */
function tally(report) {
  const tests = report.testResults.flatMap((suite) =>
    suite.assertionResults.map((t) => ({
      project: projectOf(suite.name),
      title: t.fullName,
      outcome: t.status === 'passed' ? 'passed' : t.status === 'failed' ? 'failed' : 'skipped',
    })),
  );
  for (const suite of report.testResults) {
    if (suite.status === 'failed' && suite.assertionResults.every((t) => t.status !== 'failed')) {
      tests.push({ project: projectOf(suite.name), title: `${relative(ROOT, suite.name)} runs`, outcome: 'failed' });
    }
  }
  return tests;
}

const broken = (file, why) => [{ project: 'gate', title: `${relative(ROOT, file)}: ${why}`, outcome: 'failed' }];

/** `libs/domain` of `/…/libs/domain/src/x.spec.ts`. */
export const projectOf = (path) => relative(ROOT, path).split('/').slice(0, 2).join('/');

/** The projects of the list of which not one test is in the report. */
export const withoutTests = (projects, tests) => projects.filter((p) => !tests.some((t) => t.project === p));

/**
 * The skipped tests that may not be skipped here. The list says which may, why, and without which setting of the
 * environment: once that is set, the same skip is a failure.
 */
export function forbiddenSkips(tests, allowed, env) {
  const may = (t) =>
    allowed.some(
      (a) => a.project === t.project && t.title.startsWith(a.title) && (a.without === undefined || !env[a.without]),
    );
  return tests.filter((t) => t.outcome === 'skipped' && !may(t));
}

/** The line that `npm run verify` ends with. */
export function closingLine(tests) {
  const n = (outcome) => tests.filter((t) => t.outcome === outcome).length;
  return `${n('passed')} passed, ${n('failed')} failed, ${n('skipped')} skipped`;
}
