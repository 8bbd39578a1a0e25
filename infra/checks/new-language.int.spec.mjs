import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyOf } from '@safe-haven/tools/prove/copy';
import { ROOT } from '@safe-haven/tools/run';
import { filesIn, read } from './files.mjs';

const COPIED = ['apps/dashboard', 'libs/contracts', 'libs/lang', 'infra/jest-preset', 'package.json'];
const LOCALES = 'apps/dashboard/src/locales';
const LIST = 'libs/contracts/src/languages.ts';
const LINE = "  { code: 'de', name: 'Deutsch', direction: 'ltr', locales: ['de-DE'] },\n";
const SPECS = ['src/locales/languages.spec.ts', 'src/features/language/language-select.spec.tsx'];

/** A copy of the dashboard and the contracts, with a folder and a line more and nothing else. */
describe('a new language is a folder and a line', () => {
  let copy;
  let remove;
  beforeAll(() => {
    ({ folder: copy, remove } = copyOf(ROOT, COPIED));
    const list = readFileSync(join(copy, LIST), 'utf8');
    writeFileSync(join(copy, LIST), list.replace('\n] as const', `\n${LINE}] as const`));
    for (const file of readdirSync(join(copy, LOCALES, 'en')).filter((name) => name.endsWith('.json'))) {
      write(file, marked(JSON.parse(readFileSync(join(copy, LOCALES, 'en', file), 'utf8'))));
    }
  });
  afterAll(() => remove());

  const write = (file, texts) => {
    mkdirSync(join(copy, LOCALES, 'de'), { recursive: true });
    writeFileSync(join(copy, LOCALES, 'de', file), JSON.stringify(texts));
  };

  test('that is offered, loaded, shown and checked', async () => {
    const { failed, titles } = await tested(copy);
    expect(failed).toEqual([]);
    expect(titles.filter((title) => title.startsWith('the texts of de')).length).toBeGreaterThan(5);
    expect(titles).toContain('Deutsch is offered by its own name, loaded when it is chosen, and shown');
  });

  test('whose faults are found', async () => {
    const { title, ...board } = marked(JSON.parse(readFileSync(join(copy, LOCALES, 'en/board.json'), 'utf8')));
    write('board.json', { ...board, houses: 'Houses' });
    const { failed } = await tested(copy);
    expect(failed).toEqual([
      'the texts of de lack nothing that English says, in every plural form of the language',
      'the texts of de are not English, but for the reviewed ones',
    ]);
    expect(title).toBe('‹Board›');
  });

  test('and no table asks for a row of each', () => {
    const tables = filesIn('apps/dashboard/src', 'apps/e2e/src', 'libs')
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) => /(?<!Partial<)Record<(Area)?Language\b/.test(read(file)));
    // The catalogue of areas has a column for some; a language without one names areas as the server does.
    expect(tables).toEqual(['libs/contracts/src/areas.ts']);
  });
});

/** Every text with marks around it, so that it is seen which file spoke. */
const marked = (texts) =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, typeof text === 'string' ? `‹${text}›` : marked(text)]),
  );

/** The tests of the copy that speak of every language: their titles, and which of them failed. */
async function tested(copy) {
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const config = join(copy, 'apps/dashboard/jest.config.mjs');
  const options = ['--json', '--runInBand', '--watchman=false', '-c', config, ...SPECS];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...options],
    { cwd: copy, maxBuffer: 1 << 26, env: { ...process.env, NODE_OPTIONS: '' } },
  ).catch((failed) => failed);
  const files = JSON.parse(stdout).testResults;
  const results = files.flatMap(({ assertionResults }) => assertionResults);
  const notRun = files.filter(({ assertionResults }) => assertionResults.length === 0).map(({ message }) => message);
  const failed = results.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  return { titles: results.map(({ fullName }) => fullName), failed: [...notRun, ...failed] };
}
