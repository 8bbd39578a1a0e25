import { existsSync, readFileSync } from 'node:fs';
import { lineOf } from './failures.mjs';
import { fromTop } from './run.mjs';

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
  const tests = report.testResults.flatMap((suite) => suite.assertionResults.map((t) => counted(suite.name, t)));
  for (const { name, status, message = '', assertionResults } of report.testResults) {
    if (status === 'failed' && assertionResults.every((t) => t.status !== 'failed')) {
      const runs = { fullName: `${fromTop(name)} runs`, status, failureMessages: [message] };
      tests.push(counted(name, runs));
    }
  }
  return tests;
}

function counted(path, { fullName, status, failureMessages = [] }) {
  const test = { project: projectOf(path), file: fromTop(path), title: fullName };
  if (status !== 'failed') return { ...test, outcome: status === 'passed' ? 'passed' : 'skipped' };
  const [why = ''] = failureMessages;
  return { ...test, outcome: 'failed', why, line: lineOf(why, path) };
}

const broken = (file, why) => [{ project: 'gate', title: `${fromTop(file)}: ${why}`, outcome: 'failed' }];

/** `libs/domain` of `/…/libs/domain/src/x.spec.ts`. */
export const projectOf = (path) => fromTop(path).split('/').slice(0, 2).join('/');

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
