import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, pinnedNode, print, ROOT, run, tail } from '../run.mjs';
import { firstOfEachRule, plant, readBreaks, sample, verdictOf } from './break-lists.mjs';
import { copyOf } from './copy.mjs';
import { JestProcess } from './jest-process.mjs';

const AT_ONCE = 3;
/** A rule stays in every run for so many commits after its file was changed. */
const LATELY = 30;
const MINUTE_MS = 60_000;
/** For what hangs alone, also on a busy machine: the tests of one break, and all tests of a project that have a break. */
const HANGS_MS = 30 * MINUTE_MS;
const WHOLE_HANGS_MS = 3 * 60 * MINUTE_MS;
/**
 * A broken program often does nothing at all: its tests give up waiting sooner than those of a whole one, of which nobody
 * may say that it hangs while it is only slow.
 */
const BROKEN = {
  env: { HAVEN_TEST_HANGS_MS: '20000' },
  config: { testTimeout: 4 * MINUTE_MS, testEnvironmentOptions: { endsAtFirstFailure: true } },
};
const WHOLE = { env: {}, config: {} };
const REPORTER = join(import.meta.dirname, 'file-reporter.mjs');
const FIRST_FAILURE = 'infra/tools/prove/first-failure.mjs';

/**
 * Plants each break of the lists in a copy of the project and expects its tests to fail. True when every break was
 * caught and the same tests pass on the copy without a break. `SH-1` keeps the breaks of that rule, `SH-` those of
 * all rules that begin so, `--short` the first one of each rule, `--sample` those of what changed lately and the first
 * one of a sixth of the other rules. With one of the last two the tests are not run without a break, for
 * `npm run verify` has just seen them pass.
 */
export async function prove(args) {
  const since = performance.now();
  const breaks = chosen(readBreaks(ROOT), args);
  if (breaks.length === 0) {
    print('No break to plant: no apps/*/breaks.json or libs/*/breaks.json has one for this.');
    return false;
  }
  const copies = Array.from({ length: AT_ONCE }, () => withJest(copyOf(ROOT)));
  process.once('exit', () => {
    for (const copy of copies) {
      copy.jest.end();
      copy.remove();
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  const whole = args.some((arg) => arg.startsWith('--')) ? [] : wholeRuns(breaks);
  const green = await inParallel(copies, whole, unbroken);
  const caught = await inParallel(copies, breaks, broken);
  for (const copy of copies) copy.jest.end();
  const wrong = [...green, ...caught].filter((holds) => !holds).length;
  const took = ((performance.now() - since) / 1000).toFixed(0);
  print(`${breaks.length} breaks planted, ${caught.filter(Boolean).length} caught, ${wrong} wrong (${took} s)`);
  return wrong === 0;
}

const withJest = (copy) => ({ ...copy, jest: new JestProcess(copy.folder, join(copy.folder, 'jest.log'), BROKEN.env) });

function chosen(breaks, args) {
  const rules = args.filter((arg) => !arg.startsWith('--'));
  const asked = (b) => rules.some((r) => b.rule === r || (r.endsWith('-') && b.rule.startsWith(r)));
  const wanted = breaks.filter((b) => rules.length === 0 || asked(b));
  if (args.includes('--short')) return firstOfEachRule(wanted);
  return args.includes('--sample') ? sample(wanted, lately()) : wanted;
}

/** This commit, and the files of the last ones and of what is not committed yet. Without a history it is the day that takes turns. */
function lately() {
  const git = (...args) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const committed = git('log', '-n', String(LATELY), '--name-only', '--format=');
    const changed = new Set([...committed.split('\n'), ...git('diff', 'HEAD', '--name-only').split('\n')]);
    return { commit: git('rev-parse', 'HEAD').trim(), changed };
  } catch {
    return { commit: new Date().toISOString().slice(0, 10), changed: new Set() };
  }
}

/** The tests of each project once, all in one run: a break only counts as caught if they pass without it. */
function wholeRuns(breaks) {
  return [...Map.groupBy(breaks, (b) => b.project)].map(([project, list]) => {
    const every = list.some((b) => b.tests.length === 0);
    return { title: project, project, tests: every ? [] : [...new Set(list.flatMap((b) => b.tests))] };
  });
}

async function unbroken({ folder }, { title, project, tests }) {
  const { caught, why } = await jestOnce(folder, project, tests, WHOLE, WHOLE_HANGS_MS);
  const green = !caught && why === 'the tests stayed green';
  print(`${green ? 'green ' : 'WRONG '}  unbroken    ${title}${green ? '' : `: ${why}`}`);
  return green;
}

async function broken(copy, b) {
  const { folder } = copy;
  const path = join(folder, b.file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const planted = plant(before, b);
  if (!planted.ok) return printVerdict(b, false, planted.why, 0);
  const since = performance.now();
  writeFileSync(path, planted.text);
  try {
    const quoting = await jest(copy, b, `${b.rule}(?!\\d)`);
    // Mostly the tests that quote the rule see it; where they do not, the others may.
    const { caught, why } = quoting.caught ? quoting : await jest(copy, b);
    return printVerdict(b, caught, why, performance.now() - since);
  } finally {
    writeFileSync(path, before);
  }
}

function printVerdict(b, caught, why, tookMs) {
  print(`${caught ? 'caught' : 'WRONG '}  ${b.rule.padEnd(10)}  ${b.file}: ${b.find.trim().split('\n')[0]}`);
  print(`        ${caught ? 'by' : 'as'}          ${why} (${(tookMs / 1000).toFixed(1)} s)`);
  return caught;
}

/** Runs the tests of a break: in the process that stays, or all tests of a project until the first file with a failure. */
async function jest({ folder, jest }, { project, tests }, testNamePattern) {
  if (tests.length === 0) return jestOnce(folder, project, named(testNamePattern), BROKEN, HANGS_MS);
  const { config, report } = prepared(folder, project, BROKEN);
  const { hung } = await jest.run(config, tests, testNamePattern, HANGS_MS);
  return verdictIn(folder, report, hung);
}

const named = (pattern) => (pattern === undefined ? [] : ['--testNamePattern', pattern]);

async function jestOnce(folder, project, tests, waits, hangsMs) {
  const { config, report } = prepared(folder, project, waits);
  const signal = AbortSignal.timeout(hangsMs);
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(BIN, 'jest')];
  await run(pinnedNode(), [...args, '--ci', '-i', '--bail', '--forceExit', '-c', config, ...tests], {
    cwd: folder,
    log: join(folder, 'jest.log'),
    env: waits.env,
    signal,
  });
  return verdictIn(folder, report, signal.aborted);
}

function prepared(folder, project, waits) {
  const report = join(folder, 'report.json');
  const config = join(folder, `jest.${project.replaceAll('/', '-')}.mjs`);
  rmSync(report, { force: true });
  writeFileSync(config, configOf(folder, project, report, waits.config));
  return { config, report };
}

function verdictIn(folder, report, hung) {
  if (!existsSync(report) && hung) return { caught: false, why: 'the tests hung, and were ended' };
  if (!existsSync(report)) return { caught: false, why: `Jest ran nothing: ${tail(join(folder, 'jest.log'), 30)}` };
  return verdictOf(JSON.parse(readFileSync(report, 'utf8')));
}

/** The project's own configuration with our reporter, which the command line cannot give its file name. */
const configOf = (folder, project, file, over) => `import config from './${project}/jest.config.mjs';
export default {
  ...config,
  setupFiles: [...(config.setupFiles ?? []), ${JSON.stringify(join(folder, FIRST_FAILURE))}],
  ...${JSON.stringify(over)},
  reporters: [[${JSON.stringify(REPORTER)}, ${JSON.stringify({ file })}]],
};
`;

/** Hands the work to as many workers as there are copies; results in the order of the work. */
async function inParallel(copies, work, does) {
  const results = [];
  let next = 0;
  const worker = async (copy) => {
    while (next < work.length) {
      const mine = next++;
      results[mine] = await does(copy, work[mine]);
    }
  };
  await Promise.all(copies.map(worker));
  return results;
}
