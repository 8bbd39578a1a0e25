import { describe, expect, test } from '@jest/globals';
import { filesIn, read } from './files.mjs';

const TEXT = /\.(md|json|mjs|cjs|ts|tsx|css|html|yml|yaml|svg|sh)$|^[^.]+$|(^|\/)\.[^/.]+$/;

/** What may not be written, where, and why. The examples prove that each pattern catches what it is for. */
const RULES = [
  {
    name: 'no path of one machine',
    where: /^(?!\.ci\/run$|infra\/checks\/words\.spec\.mjs$)/,
    pattern: /(?<![\w.~:/-])\/(work|root|home\/\w+|Users\/\w+)\/\w|\.\.\/shared\/(data|design)/,
    caught: ['see /root/notes', "cwd: '/home/ana/haven'", 'read ../shared/data/x.csv'],
    let: ['https://example.org/home/ana', 'apps/work/src', 'node_modules/root/x'],
  },
  {
    name: 'no one is called a victim of trafficking on a screen',
    where: /^apps\/dashboard\/(src|public|index\.html)/,
    pattern: /victims?\s+of\s+(human\s+)?trafficking|trafficking\s+victim/i,
    caught: ['for victims of trafficking', 'Victim of human trafficking'],
    let: ['beneficiaries'],
  },
  {
    name: 'places are free, never available',
    where: /^apps\/dashboard\/src\/locales\/en\/.*\.json$/,
    pattern: /\bavailab(le|ility)\b/i,
    caught: ['2 beds available', 'Availability'],
    let: ['2 beds free', 'unavailable_for_legal_reasons'],
  },
  {
    name: 'an apostrophe on a screen is one, and no straight quote',
    where: /^apps\/dashboard\/src\/locales\/.*\.json$/,
    pattern: /\p{L}'\p{L}/u,
    caught: ["the house's profile"],
    let: ['the house’s profile', "'{{name}}'"],
  },
  {
    name: 'cannot is one word',
    where: /^(?!docs\/STYLE\.md$|docs\/words\/|infra\/checks\/words\.spec\.mjs$)/,
    pattern: /\bcan not\b/i,
    caught: ['it can not be read', 'Can not be read'],
    let: ['it cannot be read', 'they can nothing'],
  },
  {
    name: 'nothing is left for later in the code',
    where: /^(apps|libs|infra)\/(?!checks\/words\.spec\.mjs$).*\.(ts|tsx|mjs|cjs)$/,
    pattern: /\b(TODO|FIXME|XXX|HACK)\b|@ts-ignore|\b(describe|it|test)\.only\(/,
    caught: ['// TODO: later', "test.only('x')", '// @ts-ignore'],
    let: ['const todos = 1;'],
  },
];

const files = filesIn().filter((f) => f !== 'package-lock.json' && TEXT.test(f));

describe('the words of the project', () => {
  test('there are files to look at', () => expect(files.length).toBeGreaterThan(50));

  test.each(RULES)('$name', ({ where, pattern }) => {
    const offences = files
      .filter((f) => where.test(f))
      .flatMap((f) => linesOf(f).flatMap((line, i) => (pattern.test(line) ? [`${f}:${i + 1}: ${line.trim()}`] : [])));
    expect(offences).toEqual([]);
  });

  test.each(RULES)('$name: the check sees what it is for', ({ pattern, caught, let: harmless }) => {
    expect(caught.filter((s) => !pattern.test(s))).toEqual([]);
    expect(harmless.filter((s) => pattern.test(s))).toEqual([]);
  });
});

function linesOf(file) {
  return read(file).split('\n');
}
