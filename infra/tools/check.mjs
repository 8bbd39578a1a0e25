/**
 * `npm run check [-- BASE]`: what a change can have broken, for daily work: form, types, boundaries, unused exports and unit tests of
 * what is affected by all that differs from BASE (where this branch left `main`), committed or not. What Nx has seen before with
 * the same inputs it does not do again. `npm run verify` is the whole. `-- FILE…` runs these test files alone, with what they need.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { needChromium } from './chromium.mjs';
import { projectOf } from './reports.mjs';
import { BIN, pinnedNode, print, ROOT, run, tail, toolEnv } from './run.mjs';

const started = performance.now();
const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(BIN, 'jest'), '--ci'];
const args = process.argv.slice(2);
const testFiles = args.filter((arg) => /\.spec\.\w+$/.test(arg));
if (testFiles.length > 0) process.exit((await alone(testFiles)) ? 0 : 1);
const [base = branchedFrom()] = args;
const changed = changedSince(base);
if (changed.length === 0) {
  print(`Nothing differs from ${base}.`);
  process.exit(0);
}
const projects = new Map(
  affected(changed).map((folder) => [folder, changed.filter((f) => f.startsWith(`${folder}/`))]),
);
const touched = [...projects].filter(([, files]) => files.length > 0).map(([folder]) => folder);
print(`${changed.length} changed files, ${projects.size} projects affected: ${[...projects.keys()].join(', ')}`);

const held = await inTwos([
  () => nx('form and types', ['-t', 'lint', 'typecheck'], [...projects.keys()]),
  () => nx('boundaries and unused exports', ['-t', 'boundaries', 'unused'], ['infra/checks']),
  () => related('unit tests of what changed', touched),
  // The checks of the whole read every file; a project that only uses what changed has all its unit tests run.
  () =>
    nx(
      'unit tests of what uses it',
      ['-t', 'unit'],
      [...projects.keys()].filter((p) => !touched.includes(p)),
    ),
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

/** Of a project that changed, the unit tests that reach a changed file. */
function related(title, folders) {
  const tested = folders.filter((folder) => folder !== 'apps/e2e' && existsSync(join(ROOT, folder, 'jest.config.mjs')));
  const files = tested.flatMap((folder) => projects.get(folder)).filter((file) => existsSync(join(ROOT, file)));
  if (files.length === 0) return true;
  const only = ['--testPathIgnorePatterns', '\\.int\\.spec\\.', '--passWithNoTests', '-w', '2'];
  return step(title, [...JEST, ...only, '--projects', ...tested, '--findRelatedTests', ...files]);
}

/** Shows its output only when it failed. */
async function step(title, args) {
  const log = join(ROOT, 'reports', 'check', `${title.replaceAll(' ', '-')}.log`);
  const { code, took } = await run(pinnedNode(), args, { log, env: { NODE_NO_WARNINGS: '1' } });
  if (code !== 0) print(tail(log));
  print(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${took})`);
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
