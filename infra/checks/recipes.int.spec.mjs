import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIBS = ['contracts', 'demo-network', 'domain', 'event-store', 'lang', 'projections'].map((lib) => `libs/${lib}`);
const COPIED = [...LIBS, 'apps/api', 'apps/dashboard', 'infra/jest-preset'];
/** In one program, so that the compiler reads and checks what two of them use once. */
const COMPILED = ['libs/contracts', 'libs/domain', 'libs/projections', 'apps/api', 'apps/dashboard'];

/** What each recipe of HACKING begins with: one row in the contracts, and by which name the compiler then misses it. */
const PLANTED = [
  {
    recipe: 'A new event',
    file: 'libs/contracts/src/facts/shelter/capacity.ts',
    before: '  IntakeResumed: fact(',
    row: '  StoveInspected: fact(z.object({})),\n',
    missed: /StoveInspected/,
  },
  {
    recipe: 'A new command',
    file: 'libs/contracts/src/commands.ts',
    before: "  'resume-intake': ",
    row: "  'inspect-stove': z.strictObject({}),\n",
    missed: /inspect-stove/,
  },
  {
    recipe: 'A new intake rule',
    file: 'libs/contracts/src/intake-rules.ts',
    before: "  one('pets'",
    row: "  one('stove', ['none', 'shared'], (answer) => ({ value: answer })),\n",
    missed: /'?stove'? is missing/,
  },
];

/** One copy in which all three are planted: the compiler names the tables that want a row, each recipe names them too. */
describe('the recipes of HACKING', () => {
  let copy;
  let complaints;
  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'recipes-'));
    for (const file of tracked(...COPIED, 'package.json', 'tsconfig.base.json')) {
      mkdirSync(join(copy, dirname(file)), { recursive: true });
      cpSync(join(ROOT, file), join(copy, file));
    }
    linkPackages(copy);
    for (const { file, before, row } of PLANTED) {
      const source = readFileSync(join(copy, file), 'utf8');
      if (source.split(before).length !== 2) throw new Error(`${file} has not one ${before}`);
      writeFileSync(join(copy, file), source.replace(before, `${row}${before}`));
    }
    complaints = await compiled(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test.each(PLANTED)(
    '$recipe: the first row is in the file that it says, and every table that then wants one is named',
    ({ recipe, file, missed }) => {
      const named = pathsIn(recipe);
      const wanted = new Set(complaints.filter(({ text }) => missed.test(text)).map((complaint) => complaint.file));
      expect(wanted.size).toBeGreaterThan(1);
      expect([file, ...wanted].filter((path) => !named.some((entry) => covers(entry, path)))).toEqual([]);
    },
  );

  test.each(['A new event', 'A new command', 'A new intake rule', 'A new projection', 'A new screen', 'A new route'])(
    '%s: every file and folder that it names is there',
    (recipe) => {
      const named = pathsIn(recipe);
      expect(named.length).toBeGreaterThan(1);
      const there = tracked();
      expect(named.filter((entry) => !there.some((path) => covers(entry, path)))).toEqual([]);
    },
  );
});

const tracked = (...paths) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...paths], {
    cwd: ROOT,
    maxBuffer: 1 << 26,
  })
    .toString()
    .trim()
    .split('\n')
    .filter((file) => file !== '');

/** The paths from the top that one section of HACKING names. */
function pathsIn(recipe) {
  const text = readFileSync(join(ROOT, 'docs/HACKING.md'), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${recipe}\n`));
  if (section === undefined) throw new Error(`HACKING has no section “${recipe}”.`);
  return [...section.matchAll(/`((?:apps|libs|infra|docs)\/[^`\s]+)`/g)].map((match) => match[1]);
}

/** Whether what a recipe names is this file, its folder, or its pattern: `<type>` stands for any name. */
function covers(named, path) {
  const pattern = named
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replace(/<[^>]+>/g, '[^/]+');
  return new RegExp(`^${pattern}${named.endsWith('/') ? '' : '$'}`).test(path);
}

/** The packages are those of the project, but for our own: they are the copies. */
function linkPackages(copy) {
  const [from, to] = [join(ROOT, 'node_modules'), join(copy, 'node_modules')];
  mkdirSync(join(to, '@safe-haven'), { recursive: true });
  for (const name of readdirSync(from).filter((each) => each !== '@safe-haven')) {
    symlinkSync(join(from, name), join(to, name));
  }
  for (const project of COPIED) symlinkSync(join(copy, project), join(to, '@safe-haven', basename(project)));
}

/** What the compiler says of the projects of the copy, with the settings of the dashboard: the file, and the whole of the complaint. */
async function compiled(copy) {
  const config = { extends: './apps/dashboard/tsconfig.json', include: COMPILED.map((project) => `${project}/src`) };
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(ROOT, 'node_modules/typescript-native/bin/tsc');
  // It collects its garbage on every core that is idle, which here belongs to other tests: half as much of the time as it checks.
  const env = { ...process.env, GOGC: '400' };
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, '--checkers', '1', '-p', copy], {
    cwd: copy,
    env,
    maxBuffer: 1 << 26,
  }).catch((failed) => failed);
  return [...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error (.*)$/gm)].map(([, file, text]) => ({ file, text }));
}
