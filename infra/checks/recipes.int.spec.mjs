import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyOf } from '@safe-haven/tools/prove/copy';
import { ROOT } from '@safe-haven/tools/run';
import { filesIn, read } from './files.mjs';

const LIBS = ['contracts', 'demo-network', 'domain', 'event-store', 'lang', 'projections'].map((lib) => `libs/${lib}`);
const COPIED = [...LIBS, 'apps/api', 'apps/dashboard', 'infra/jest-preset', 'package.json', 'tsconfig.base.json'];
/** In one program, so that the compiler reads and checks what two of them use once. */
const COMPILED = ['libs/contracts', 'libs/domain', 'libs/projections', 'apps/api', 'apps/dashboard'];

/** What each recipe begins with: one row in the contracts, and by which name the compiler then misses it. */
const PLANTED = [
  {
    recipe: 'event',
    file: 'libs/contracts/src/facts/shelter/capacity.ts',
    before: '  IntakeResumed: fact(',
    row: '  StoveInspected: fact(z.object({})),\n',
    missed: /StoveInspected/,
  },
  {
    recipe: 'command',
    file: 'libs/contracts/src/commands.ts',
    before: "  'resume-intake': ",
    row: "  'inspect-stove': z.strictObject({}),\n",
    missed: /inspect-stove/,
  },
  {
    recipe: 'intake-rule',
    file: 'libs/contracts/src/intake-rules.ts',
    before: "  one('pets'",
    row: "  one('stove', ['none', 'shared'], (answer) => ({ value: answer })),\n",
    missed: /'?stove'? is missing/,
  },
];

/** One copy in which all three are planted: the compiler names the tables that want a row, each recipe names them too. */
describe('the recipes', () => {
  let copy;
  let complaints;
  beforeAll(async () => {
    copy = copyOf(ROOT, COPIED);
    for (const { file, before, row } of PLANTED) {
      const source = readFileSync(join(copy.folder, file), 'utf8');
      if (source.split(before).length !== 2) throw new Error(`${file} has not one ${before}`);
      writeFileSync(join(copy.folder, file), source.replace(before, `${row}${before}`));
    }
    complaints = await compiled(copy.folder);
  });
  afterAll(() => copy.remove());

  test.each(PLANTED)(
    '$recipe: the first row is in the file that it says, and every table that then wants one is named',
    ({ recipe, file, missed }) => {
      const named = pathsIn(recipe);
      const wanted = new Set(complaints.filter(({ text }) => missed.test(text)).map((complaint) => complaint.file));
      expect(wanted.size).toBeGreaterThan(1);
      expect([file, ...wanted].filter((path) => !named.some((entry) => covers(entry, path)))).toEqual([]);
    },
  );

  test.each(['event', 'command', 'intake-rule', 'projection', 'screen', 'route', 'language'])(
    '%s: every file and folder that it names is there',
    (recipe) => {
      const named = pathsIn(recipe);
      expect(named.length).toBeGreaterThan(1);
      const there = filesIn();
      expect(named.filter((entry) => !there.some((path) => covers(entry, path)))).toEqual([]);
    },
  );
});

/** The paths from the top that one recipe names. */
function pathsIn(recipe) {
  const text = read(`docs/develop/recipes/${recipe}.md`);
  return [...text.matchAll(/`((?:apps|libs|infra|docs)\/[^`\s]+)`/g)].map((match) => match[1]);
}

/** Whether what a recipe names is this file, its folder, or its pattern: `<type>` matches any name. */
function covers(named, path) {
  const pattern = named
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replace(/<[^>]+>/g, '[^/]+');
  return new RegExp(`^${pattern}${named.endsWith('/') ? '' : '$'}`).test(path);
}

/** What the compiler says of the projects of the copy, with the settings of the dashboard: the file, and the whole of the complaint. */
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
  return [...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error (.*)$/gm)].map(([, file, text]) => ({ file, text }));
}
