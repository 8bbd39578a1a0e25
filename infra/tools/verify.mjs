/**
 * `npm run verify`: everything that must hold before a change is landed, on a machine that has only npm and a Node.
 * `-- --all-browsers` asks for Firefox and WebKit too, which are tried where they are installed. Does the set-up itself, prints how far it is, and ends with one line counted from the reports.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { needChromium } from './chromium.mjs';
import { install, nodeIsThere } from './install.mjs';
import { closingLine, forbiddenSkips, readReport, withoutTests } from './reports.mjs';
import { BIN, pinnedNode, print, ROOT, run, tail } from './run.mjs';

const REPORTS = join(ROOT, 'reports');
const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(BIN, 'jest'), '--ci'];
/** A worker that has grown begins anew, or it collects garbage for longer than it tests. */
const NOT_GROWN = '--workerIdleMemoryLimit=1200MB';
/** Jest ends a worker that has not exited after half a second and speaks of leaks; on busy processors one needs longer for its memory alone. */
const EXIT = '--workerGracefulExitTimeout=20000';
/** For the two processors of the machine that lands changes: a test of a browser or of two programs waits more than half of its time. */
const WORKERS = ['-w', '5', NOT_GROWN, EXIT, '--testSequencer', join(import.meta.dirname, 'slow-tiers-first.mjs')];
const tests = [];
const started = performance.now();

if (!(await install()) || !nodeIsThere()) process.exit(1);
rmSync(join(REPORTS, 'verify'), { recursive: true, force: true });
mkdirSync(join(REPORTS, 'verify'), { recursive: true });
const chromium = await needChromium();

const nx = (target) => ['run-many', '-t', target, '--output-style=static', ...fresh()];
const boundaries = ['--config', 'infra/checks/boundaries.cjs', 'apps', 'libs', 'infra'];
// What uses one core goes beside what uses the other.
await Promise.all([
  gate('build', join(BIN, 'nx'), nx('build')).then(() => gate('types', join(BIN, 'nx'), nx('typecheck'))),
  gate('lint', join(BIN, 'biome'), ['check', '--error-on-warnings', '.'])
    .then(() => gate('module boundaries', join(BIN, 'depcruise'), boundaries))
    .then(() => gate('unused exports', join(BIN, 'knip'), ['--no-progress', '--treat-config-hints-as-errors'])),
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
await gate('planted breaks', 'infra/tools/prove.mjs', ['breaks', '--short']);
finish();

/** Nx keeps what it built; where a machine judges a change, nothing is taken from memory. */
function fresh() {
  return process.env.CI ? ['--skip-nx-cache'] : [];
}

/** A step that is not Jest's counts as one test, and shows its output only when it failed. */
async function gate(title, script, args) {
  const log = join(REPORTS, 'verify', `${title.replaceAll(' ', '-')}.log`);
  const { code, took } = await run(pinnedNode(), [script, ...args], { log });
  if (code !== 0) print(tail(log));
  print(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${took})`);
  tests.push({ project: 'gate', title, outcome: code === 0 ? 'passed' : 'failed' });
}

/** Jest prints its own progress; what counts is its report, and that each project has tests in it. */
async function jest(title, args, expected, { env = {}, quiet = false } = {}) {
  const report = join(REPORTS, 'verify', `${title.replaceAll(' ', '-')}.json`);
  const log = quiet ? report.replace('.json', '.log') : null;
  const { code, took } = await run(pinnedNode(), [...JEST, '--json', '--outputFile', report, ...args], {
    env: { NODE_NO_WARNINGS: '1', ...env },
    log,
  });
  const found = readReport(report);
  for (const p of withoutTests(expected, found)) found.push({ project: p, title: `${p} has tests`, outcome: 'failed' });
  const failed = found.filter((t) => t.outcome === 'failed');
  if (failed.length > 0 && log) print(tail(log));
  if (code !== 0 && failed.length === 0) found.push({ project: 'gate', title: `${title} end well`, outcome: 'failed' });
  print(`${found.some((t) => t.outcome === 'failed') ? 'FAILED' : 'ok    '} ${title}: ${closingLine(found)} (${took})`);
  tests.push(...found);
}

/** Every folder with a Jest configuration is a project, so that a new one can't be forgotten here. */
function projects() {
  const inside = (folder) => readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((d) => d.isDirectory());
  const all = ['libs', 'apps', 'infra'].flatMap((f) => inside(f).map((d) => `${f}/${d.name}`));
  return all.filter((p) => readdirSync(join(ROOT, p)).includes('jest.config.mjs'));
}

function finish() {
  if (process.env.CI) {
    const allowed = JSON.parse(readFileSync(join(ROOT, 'infra/checks/allowed-skips.json'), 'utf8'));
    const forbidden = forbiddenSkips(tests, allowed, process.env);
    if (forbidden.length > 0) print('\nSkipped, and not on infra/checks/allowed-skips.json:');
    list(forbidden);
    for (const t of forbidden) t.outcome = 'failed';
  }
  const failed = tests.filter((t) => t.outcome === 'failed');
  if (failed.length > 0) print('\nWhat failed:');
  list(failed);
  print(`\nTook ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  print(closingLine(tests));
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** A screenful of names; the rest is in the reports. */
function list(some, most = 40) {
  for (const t of some.slice(0, most)) print(`  ${t.project}: ${t.title}`);
  if (some.length > most) print(`  and ${some.length - most} more, all of them in reports/verify`);
}
