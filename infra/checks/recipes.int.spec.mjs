import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyOf } from '@safe-haven/tools/prove/copy';
import { ROOT } from '@safe-haven/tools/run';
import { filesIn, read } from './files.mjs';
import { carryOut } from './recipes/carry-out.mjs';
import eventWithCommand from './recipes/event-with-command/plan.mjs';
import intakeRule from './recipes/intake-rule/plan.mjs';
import metric from './recipes/metric/plan.mjs';
import projection from './recipes/projection/plan.mjs';
import screenWithRead from './recipes/screen-with-read/plan.mjs';

const COPIED = ['libs', 'apps', 'infra', 'docs', 'package.json', 'tsconfig.base.json'];
/** In one program, so that the compiler reads and checks what two of them use once. */
const COMPILED = ['libs/contracts', 'libs/domain', 'libs/projections', 'apps/api', 'apps/dashboard'];
/** With the types of a page, as that program has them, `fetch` takes no header that is undefined; with those of Node it does. */
const OF_A_PAGE = /HeadersInit/;

/** What a stranger writes who follows the pages, in a folder of each; all of it in one copy. */
const PLANS = {
  'event-with-command': eventWithCommand,
  'intake-rule': intakeRule,
  metric,
  projection,
  'screen-with-read': screenWithRead,
};

const inCopy = (name, { pages, extra = [], ...plan }, copy) => {
  const touched = carryOut(name, plan, copy);
  const named = pages.flatMap(pathsIn);
  const specs = [...touched, ...named, ...extra].filter((path) => /^[^<]*\.spec\.\w+$/.test(path));
  return { touched, named, specs: [...new Set(specs)] };
};

/** Each recipe is carried out in a copy, by its plan: no file is needed that it leaves out, and what it names is green. */
describe('the recipes, carried out', () => {
  let copy;
  let remove;
  let done;
  beforeAll(() => {
    ({ folder: copy, remove } = copyOf(ROOT, COPIED));
    done = new Map(Object.entries(PLANS).map(([name, plan]) => [name, inCopy(name, plan, copy)]));
  });
  afterAll(() => remove());

  describe.each(Object.entries(PLANS))('%s', (name, { pages, written, optional }) => {
    const covered = (paths, by) => paths.filter((path) => !by.some((entry) => covers(entry, path)));

    test('touches no file that its pages do not name', () => {
      const { named, touched } = done.get(name);
      expect(covered(touched, named)).toEqual([]);
    });

    test('touches or runs each file that its pages name, but for those that they name with a when', () => {
      const { named, touched, specs } = done.get(name);
      const all = [...touched, ...specs, ...Object.keys(written)];
      const left = named.filter((entry) => !all.some((path) => covers(entry, path)));
      expect([...new Set(left)].toSorted()).toEqual(Object.keys(optional).toSorted());
      const text = pages.map(textOf).join(' ');
      const unsaid = Object.entries(optional).filter(([path, when]) => !text.includes(`${when} \`${path}\``));
      expect(unsaid).toEqual([]);
    });
  });

  test('every project compiles', async () => {
    expect(await compiled(copy)).toEqual([]);
  });

  test('the tests that they name are green, and see what is new', async () => {
    const specs = [...new Set([...done.values()].flatMap((each) => each.specs))];
    const { failed, titles } = await tested(copy, specs);
    expect(failed).toEqual([]);
    for (const { seen, written } of Object.values(PLANS)) {
      expect(seen.filter((title) => !titles.some((one) => one.includes(title)))).toEqual([]);
      const unwritten = Object.entries(written).filter(
        ([file, text]) => !readFileSync(join(copy, file), 'utf8').includes(text),
      );
      expect(unwritten).toEqual([]);
    }
  });
});

describe('the pages of the recipes', () => {
  test.each(['event', 'command', 'intake-rule', 'projection', 'screen', 'read', 'route', 'language', 'metric'])(
    '%s: every file and folder that it names is there',
    (recipe) => {
      const named = pathsIn(recipe);
      expect(named.length).toBeGreaterThan(1);
      const there = filesIn();
      expect(named.filter((entry) => !there.some((path) => covers(entry, path)))).toEqual([]);
    },
  );
});

/** A page on one line. */
function textOf(recipe) {
  return read(`docs/develop/recipes/${recipe}.md`).replace(/\s+/g, ' ');
}

/** The paths from the top that one recipe names. */
function pathsIn(recipe) {
  return [...textOf(recipe).matchAll(/`((?:apps|libs|infra|docs)\/[^`\s]+)`/g)].map((match) => match[1]);
}

/** Whether what a recipe names is this file, its folder, or its pattern: `<type>` matches any name. */
function covers(named, path) {
  const pattern = named
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replace(/<[^>]+>/g, '[^/]+');
  return new RegExp(`^${pattern}${named.endsWith('/') ? '' : '$'}`).test(path);
}

/** What the compiler says of the projects of the copy, with the settings of the dashboard. */
async function compiled(folder) {
  const config = { extends: './apps/dashboard/tsconfig.json', include: COMPILED.map((project) => `${project}/src`) };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(ROOT, 'node_modules/typescript-native/bin/tsc');
  // It collects its garbage on every core that is idle, which here belongs to other tests: half as much of the time as it checks.
  const env = { ...process.env, GOGC: '400' };
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, '--checkers', '1', '-p', folder], {
    cwd: folder,
    env,
    maxBuffer: 1 << 26,
  }).catch((failed) => failed);
  const complaints = [...stdout.matchAll(/^\S.*(?:\n .*)*/gm)].map(([complaint]) => complaint);
  return complaints.filter((complaint) => !OF_A_PAGE.test(complaint));
}

/** Runs tests of the copy, after what each page ends with: the list of what was read, and the documents that tests write. */
async function tested(copy, specs) {
  // The checks ask Git which files there are.
  execFileSync('git', ['init', '--quiet'], { cwd: copy });
  writeFileSync(join(copy, '.gitignore'), 'node_modules\n');
  execFileSync(process.execPath, ['infra/tools/words.mjs', 'note'], { cwd: copy });
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const projects = [...new Set(specs.map((spec) => spec.split('/').slice(0, 2).join('/')))];
  const report = join(copy, 'report.json');
  const options = ['--json', '--outputFile', report, '--runInBand', '--watchman=false', '--projects', ...projects];
  await promisify(execFile)(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      jest,
      ...options,
      '--runTestsByPath',
      ...specs,
    ],
    { cwd: copy, maxBuffer: 1 << 26, env: { ...process.env, NODE_OPTIONS: '', HAVEN_WRITE_DOCUMENTS: '1' } },
  ).catch(() => 'the report says what failed');
  const files = JSON.parse(readFileSync(report, 'utf8')).testResults;
  const results = files.flatMap(({ assertionResults }) => assertionResults);
  const notRun = files.filter(({ assertionResults }) => assertionResults.length === 0).map(({ message }) => message);
  const failed = results
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]}`);
  const passed = results.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName);
  const missing = specs.filter((spec) => !files.some(({ name }) => name.endsWith(`/${spec}`)));
  return { titles: passed, failed: [...missing, ...notRun, ...failed] };
}
