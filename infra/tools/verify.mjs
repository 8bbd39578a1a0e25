/**
 * `npm run verify`: everything that must hold before a change is landed, on a machine that has only npm and a Node.
 * `-- --all-browsers` asks for Firefox and WebKit too, which are tried where they are installed. Does the set-up itself, prints how far it is, and ends with one line counted from the reports.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mayInstall, needChromium } from './chromium.mjs';
import { firstReason, reasonIn, whatFailed, whatWasSkipped } from './failures.mjs';
import { install, nodeIsThere } from './install.mjs';
import { closingLine, forbiddenSkips, readReport, withoutTests } from './reports.mjs';
import { BIN, fromTop, pinnedNode, print, ROOT, run, tail } from './run.mjs';

const REPORTS = join(ROOT, 'reports');
const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(BIN, 'jest'), '--ci'];
/** A worker that has grown starts again, or it collects garbage for longer than it tests. */
const NOT_GROWN = '--workerIdleMemoryLimit=1200MB';
/** Jest ends a worker that has not exited after half a second and speaks of leaks; on busy processors one needs longer for its memory alone. No test fails of it. */
const EXIT = '--workerGracefulExitTimeout=20000';
/** For the two processors of the machine that lands changes: a test of a browser or of two programs waits more than half of its time. */
const WORKERS = ['-w', '5', NOT_GROWN, EXIT, '--testSequencer', join(import.meta.dirname, 'slow-tiers-first.mjs')];
const TESTS_LOG = join(import.meta.dirname, 'tests-log.mjs');
/** Where a browser can't be had, its tests are skipped; where one may be installed it is there, or fails. */
const WITHOUT_CHROMIUM = {
  project: 'apps/e2e',
  title: '',
  because: 'There is no Chromium here, and this account may not install one.',
};
const REHEARSAL = 'infra/deploy/rehearsal';
const notRehearsed = [];
const tests = [];
const started = performance.now();

if (!(await install()) || !nodeIsThere()) process.exit(1);
rmSync(join(REPORTS, 'verify'), { recursive: true, force: true });
mkdirSync(join(REPORTS, 'verify'), { recursive: true });
const chromium = await needChromium();

const nx = (target) => ['run-many', '-t', target, '--output-style=static', ...fresh()];
const boundaries = ['--config', 'infra/checks/boundaries.cjs', 'apps', 'libs', 'infra'];
// What uses one core runs in parallel to what uses the other.
await Promise.all([
  gate('build', 'npm run build', join(BIN, 'nx'), nx('build')).then(() =>
    gate('types', 'npm run typecheck', join(BIN, 'nx'), nx('typecheck')).then(rehearsal),
  ),
  gate('lint', 'npm run lint', join(BIN, 'biome'), ['check', '--error-on-warnings', '.'])
    .then(() => gate('site', 'npm run site', 'infra/tools/site.mjs', []))
    .then(() => gate('module boundaries', 'npm run lint', join(BIN, 'depcruise'), boundaries))
    .then(() =>
      gate('unused exports', 'npm run unused', join(BIN, 'knip'), ['--no-progress', '--treat-config-hints-as-errors']),
    ),
]);
// A browser that is asked for and not there fails its test instead of being skipped.
const allBrowsers = process.argv.includes('--all-browsers') ? { HAVEN_ALL_BROWSERS: '1' } : {};
const env = { HAVEN_CHROMIUM: chromium ?? '', ...allBrowsers };
// One browser test waits two minutes for a hold to lapse: it does so while the others run.
const LAPSE = 'lapse.spec';
const lapse = jest('browser test of a lapse', ['-c', 'apps/e2e/jest.config.mjs', LAPSE], [], { env, quiet: true });
const all = projects();
await jest('tests', [...WORKERS, '--testPathIgnorePatterns', '/node_modules/', LAPSE, '--projects', ...all], all, {
  env,
});
await lapse;
await gate('planted breaks', 'npm run prove -- breaks --sample', 'infra/tools/prove.mjs', ['breaks', '--sample']);
finish();

/** Nx keeps what it built; where a machine judges a change, nothing is taken from memory. */
function fresh() {
  return process.env.CI ? ['--skip-nx-cache'] : [];
}

/** A step that is not Jest's counts as one test, and shows its output only when it failed. `again` runs it by itself. */
async function gate(title, again, script, args) {
  const log = join(REPORTS, 'verify', `${title.replaceAll(' ', '-')}.log`);
  const { code, took } = await run(pinnedNode(), [script, ...args], { log });
  if (code !== 0) print(tail(log));
  print(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${took})`);
  if (code === 0) tests.push({ project: 'gate', title, outcome: 'passed' });
  else
    tests.push({
      project: 'gate',
      title,
      outcome: 'failed',
      again,
      log: fromTop(log),
      why: reasonIn(tail(log, 5_000)),
    });
}

/** One machine, as far as this one has what it takes. What the rehearsal skipped is skipped here, each with its reason. */
async function rehearsal() {
  const script = 'infra/deploy/rehearsal/main.mjs';
  await gate('rehearsal', `node ${script} --or-folder`, script, ['--or-folder']);
  const log = readFileSync(join(REPORTS, 'verify', 'rehearsal.log'), 'utf8');
  for (const [, title, because] of log.matchAll(/^skipped: ([^:]+): (.+)$/gm)) {
    const skip = { project: REHEARSAL, file: `the rehearsal, ${title}`, title, because };
    notRehearsed.push(skip);
    tests.push({ ...skip, outcome: 'skipped' });
  }
}

/** Jest prints its own progress, and a reporter writes the log; what counts is its report, and that each project has tests in it. */
async function jest(title, args, expected, { env = {}, quiet = false } = {}) {
  const report = join(REPORTS, 'verify', `${title.replaceAll(' ', '-')}.json`);
  const log = report.replace('.json', '.log');
  const reporters = quiet ? [] : ['--reporters', 'default', '--reporters', TESTS_LOG];
  const { code, took } = await run(pinnedNode(), [...JEST, '--json', '--outputFile', report, ...reporters, ...args], {
    env: { NODE_NO_WARNINGS: '1', ...env },
    log: quiet ? log : null,
  });
  const found = readReport(report);
  for (const p of withoutTests(expected, found)) found.push({ project: p, title: `${p} has tests`, outcome: 'failed' });
  const failed = found.filter((t) => t.outcome === 'failed');
  if (failed.length > 0 && quiet) print(tail(log));
  if (code !== 0 && failed.length === 0) found.push({ project: 'gate', title: `${title} end well`, outcome: 'failed' });
  print(`${found.some((t) => t.outcome === 'failed') ? 'FAILED' : 'ok    '} ${title}: ${closingLine(found)} (${took})`);
  for (const t of found) tests.push({ ...t, log: fromTop(log) });
}

/** Every folder with a Jest configuration is a project, so that a new one can't be forgotten here. */
function projects() {
  const inside = (folder) => readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((d) => d.isDirectory());
  const all = ['libs', 'apps', 'infra'].flatMap((f) => inside(f).map((d) => `${f}/${d.name}`));
  return all.filter((p) => readdirSync(join(ROOT, p)).includes('jest.config.mjs'));
}

function finish() {
  const listed = JSON.parse(readFileSync(join(ROOT, 'infra/checks/allowed-skips.json'), 'utf8')).concat(notRehearsed);
  const allowed = chromium === null && !mayInstall() ? [...listed, WITHOUT_CHROMIUM] : listed;
  const forbidden = process.env.CI ? forbiddenSkips(tests, allowed, process.env) : [];
  if (tests.some((t) => t.outcome === 'skipped')) print(`\nSkipped:\n${whatWasSkipped(tests, allowed)}`);
  for (const t of forbidden) {
    t.outcome = 'failed';
    t.why = 'Skipped, and not on infra/checks/allowed-skips.json.';
  }
  const failed = tests.some((t) => t.outcome === 'failed');
  if (failed) print(`\nWhat failed:\n${whatFailed(tests)}\n\nThe first failure:\n${firstReason(tests)}`);
  print(`\nTook ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  print(closingLine(tests));
  process.exitCode = failed ? 1 : 0;
}
