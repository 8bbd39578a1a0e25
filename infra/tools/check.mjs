/**
 * `npm run check [-- BASE]`: what a change can have broken, for daily work, of all that differs from BASE (where this branch left `main`),
 * committed or not: first the unit tests nearest to it, then types of what is affected, form, boundaries and unused exports. Failed
 * titles come first, each with its file, its line and the log. `npm run verify` is the whole. `-- FILE…` runs these test files alone, with what they need.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nearest } from './check/nearest.mjs';
import { needChromium } from './chromium.mjs';
import { failedTitles, reasonIn } from './failures.mjs';
import { projectOf, readReport } from './reports.mjs';
import { BIN, fromTop, pinnedNode, print, ROOT, run, tail, toolEnv } from './run.mjs';

const started = performance.now();
const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(BIN, 'jest'), '--ci'];
const LOGS = join(ROOT, 'reports', 'check');
/** How many test files are run: the first rings around what changed, some 45 s of processor time. */
const NEAREST = 30;
/** What a recipe adds to a copy is a test only there. */
const OF_A_RECIPE = /^infra\/checks\/recipes\/[^/]+\/new\//;
const isUnit = (file) =>
  /\.spec\.\w+$/.test(file) && !file.includes('.int.') && !file.startsWith('apps/e2e/') && !OF_A_RECIPE.test(file);
const args = process.argv.slice(2);
const testFiles = args.filter((arg) => /\.spec\.\w+$/.test(arg));
if (testFiles.length > 0) process.exit((await alone(testFiles)) ? 0 : 1);
const [base = branchedFrom()] = args;
const changed = changedSince(base);
if (changed.length === 0) {
  print(`Nothing differs from ${base}.`);
  process.exit(0);
}
const projects = affected(changed);
print(`${changed.length} changed files, ${projects.length} projects affected: ${projects.join(', ')}`);

const held = await inTwos([
  nearestTests,
  () => nx('types', ['-t', 'typecheck'], projects),
  () =>
    step('form', [join(BIN, 'biome'), 'check', '--error-on-warnings', '--no-errors-on-unmatched', ...there(changed)]),
  () => nx('boundaries and unused exports', ['-t', 'boundaries', 'unused'], ['infra/checks']),
]);
print(`Took ${((performance.now() - started) / 1000).toFixed(0)} s.`);
process.exitCode = held.every(Boolean) ? 0 : 1;

/** These test files, as `npm run verify` runs them: those of browsers against the built program. */
async function alone(files) {
  const inBrowsers = files.some((file) => projectOf(resolve(file)) === 'apps/e2e');
  if (inBrowsers && !(await step('build', [join(BIN, 'nx'), 'run-many', '-t', 'build', '--output-style=static']))) {
    return false;
  }
  const chromium = inBrowsers ? await needChromium() : null;
  const env = { NODE_NO_WARNINGS: '1', ...(chromium ? { HAVEN_CHROMIUM: chromium } : {}) };
  const paths = files.map((file) => resolve(file));
  const folders = [...new Set(paths.map(projectOf))];
  const { code } = await run(pinnedNode(), [...JEST, '--runTestsByPath', ...paths, '--projects', ...folders], { env });
  return code === 0;
}

function git(...args) {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 }).trim();
}

function branchedFrom() {
  const main = ['origin/main', 'main'].find((ref) => git('branch', '-a', '--list', ref, `remotes/${ref}`) !== '');
  return main ? git('merge-base', 'HEAD', main) : 'HEAD';
}

/** Everything that differs: committed since, in the work tree, or not yet known to git. */
function changedSince(ref) {
  const differ = git('diff', '--name-only', '--no-renames', ref).split('\n');
  const unknown = git('ls-files', '--others', '--exclude-standard').split('\n');
  return [...new Set([...differ, ...unknown])].filter(Boolean);
}

/** The folders of the projects that Nx counts as affected. */
function affected(files) {
  const options = { cwd: ROOT, env: toolEnv(), encoding: 'utf8', maxBuffer: 1 << 26 };
  const show = ['show', 'projects', '--affected', `--files=${files.join(',')}`, '--json'];
  const names = JSON.parse(execFileSync(pinnedNode(), [join(BIN, 'nx'), ...show], options));
  const folders = ['apps', 'libs', 'infra'].flatMap((group) => names.map((n) => `${group}/${n.split('/')[1]}`));
  return folders.filter((folder) => existsSync(join(ROOT, folder, 'package.json'))).toSorted();
}

function nx(title, what, folders) {
  if (folders.length === 0) return true;
  const names = folders.map((folder) => `@safe-haven/${folder.split('/')[1]}`).join(',');
  return step(title, [join(BIN, 'nx'), 'run-many', ...what, `--projects=${names}`, '--output-style=static']);
}

function there(files) {
  return files.filter((file) => existsSync(join(ROOT, file)));
}

/** The unit tests nearest to what changed, and the checks of the whole, which read every file. */
async function nearestTests() {
  const sources = git('ls-files', '--cached', '--others', '--exclude-standard', 'apps', 'libs', 'infra').split('\n');
  const units = nearest(there(sources), changed, (file) => readFileSync(join(ROOT, file), 'utf8')).filter(isUnit);
  const checks = there(sources).filter((file) => file.startsWith('infra/checks/') && isUnit(file));
  const files = [...new Set([...units.slice(0, NEAREST), ...checks])];
  const report = join(LOGS, 'tests.json');
  const folders = [...new Set(files.map((file) => projectOf(join(ROOT, file))))];
  const paths = ['--runTestsByPath', ...files.map((file) => join(ROOT, file)), '--projects', ...folders];
  rmSync(report, { force: true });
  return step(
    `the ${Math.min(units.length, NEAREST)} of ${units.length} unit tests nearest to it`,
    [...JEST, '-w', '2', '--json', '--outputFile', report, ...paths],
    (log) => [failedTitles(readReport(report)), `log: ${fromTop(log)}`].join('\n'),
  );
}

/** Prints what is wrong only when it failed: where that is, and where all of it was written. */
async function step(title, args, told = (log) => `${reasonIn(tail(log, 5_000))}\nlog: ${fromTop(log)}`) {
  const log = join(LOGS, `${title.replaceAll(' ', '-')}.log`);
  const { code, took } = await run(pinnedNode(), args, { log, env: { NODE_NO_WARNINGS: '1' } });
  print(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${took})`);
  if (code !== 0) print(told(log));
  return code === 0;
}

async function inTwos(steps) {
  const left = [...steps];
  const results = [];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) results.push(await next());
  };
  await Promise.all([worker(), worker()]);
  return results;
}
