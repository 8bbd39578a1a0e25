import { describe, expect, test } from '@jest/globals';
import { faultsOf, marked, refreshed } from '@safe-haven/tools/words/readings';
import { LANGUAGES, sentencesOf } from '@safe-haven/tools/words/sentences';
import { read } from './files.mjs';

const FILE = 'docs/words/read.json';

/** Each fault with the line of the file on which it is, and what mends it. */
function namedFaults(text, byLanguage) {
  const lines = text.split('\n');
  const lineOf = (key) => 1 + lines.findIndex((line) => line.trimStart().startsWith(`"${key}":`));
  return faultsOf(JSON.parse(text), byLanguage).map(
    ({ key, fault }) => `${FILE}:${lineOf(key)}: ${key} ${fault}: run npm run words -- note`,
  );
}

describe('every sentence has its line in the list of what was read', () => {
  test('none is missing, changed since it was read, or gone', () => {
    const byLanguage = new Map(LANGUAGES.map((language) => [language, sentencesOf(language)]));
    expect(namedFaults(read(FILE), byLanguage)).toEqual([]);
  });
});

describe('the check of readings', () => {
  const sentence = (key, english, translation) => ({ key, english, translation });
  const all = new Map([
    ['en', [sentence('a.b', 'Bed', 'Bed'), sentence('a.c', 'Room', 'Room')]],
    ['mk', [sentence('a.b', 'Bed', 'Кревет'), sentence('a.c', 'Room', 'Соба')]],
  ]);
  const readings = { 1: { by: 'somebody', when: '2026-11-27', native: false } };
  const empty = refreshed({ readings, sentences: {} }, all);
  const kept = marked(empty, 'mk', all.get('mk'), '1');
  const textOf = (of) => JSON.stringify(of, null, 1);
  const changed = (language, at, text) => {
    const own = all.get(language).map((one, i) => (i === at ? { ...one, ...text } : one));
    return new Map([...all, [language, own]]);
  };

  test('is content with what was read, and with a line that says that nobody has', () => {
    expect(kept.sentences['a.b']).toMatch(/^mk=1:[0-9a-f]{8}$/);
    expect(namedFaults(textOf(kept), all)).toEqual([]);
    expect(namedFaults(textOf(empty), all)).toEqual([]);
  });

  test.each([
    ['a translation that changed', changed('mk', 0, { translation: 'Легло' }), `${FILE}:10: a.b changed in mk`],
    ['an English that changed under it', changed('mk', 1, { english: 'Chamber' }), `${FILE}:11: a.c changed in mk`],
    [
      'a sentence that is gone',
      new Map([...all].map(([l, own]) => [l, own.slice(0, 1)])),
      `${FILE}:11: a.c is no sentence`,
    ],
    [
      'one that came',
      new Map([...all, ['en', [...all.get('en'), sentence('a.d', 'Cot', 'Cot')]]]),
      `${FILE}:0: a.d has no line`,
    ],
  ])('sees %s', (_, now, fault) => {
    const faults = namedFaults(textOf(kept), now);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
    expect(namedFaults(textOf(refreshed(kept, now)), now)).toEqual([]);
  });

  test.each([
    ['a reading that nobody made', 'mk=7:00000000', 'there is no reading 7'],
    ['a mark that is none', 'mk:yes', '“mk:yes” is no reading'],
    ['a language that the sentence does not have', 'xx=1:00000000', '“xx=1:00000000” is no reading'],
  ])('sees %s', (_, line, fault) => {
    const planted = { ...kept, sentences: { ...kept.sentences, 'a.b': line } };
    expect(namedFaults(textOf(planted), all)).toEqual([`${FILE}:10: a.b ${fault}: run npm run words -- note`]);
  });
});
