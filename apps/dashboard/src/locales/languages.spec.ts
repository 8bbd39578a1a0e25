import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, type Language, lineOf } from '@safe-haven/contracts';
import { type Checks, checksOf, SAME_EVERYWHERE } from './testing/checks.ts';
import { LATIN } from './testing/latin-letters.ts';
import { NOT_YET } from './testing/not-yet.ts';
import { mayBe, SHORT } from './testing/short.ts';
import {
  ENGLISH,
  englishOf,
  isNotYet,
  PLURAL,
  pathsIn,
  strayFilesOf,
  type Texts,
  textsIn,
  valuesIn,
  wordsIn,
} from './testing/texts.ts';

const TRANSLATED = LANGUAGES.filter((language) => language !== 'en');
const reviewed = new Map<Language, Checks>();
const texts = new Map<Language, Texts>();
for (const language of LANGUAGES) {
  texts.set(language, language === 'en' ? ENGLISH : await textsIn(language));
  reviewed.set(language, await checksOf(language));
}
const textsOf = (language: Language): Texts => texts.get(language)!;
const wrong = (language: Language, isWrong: (path: string, text: string) => boolean): string[] =>
  [...textsOf(language)].filter(([path, text]) => isWrong(path, text)).map(([path, text]) => `${path}: ${text}`);

describe.each(TRANSLATED)('the texts of %s', (language) => {
  const texts = textsOf(language);
  const checks = reviewed.get(language)!;
  const wanted = pathsIn(language);

  it('lack nothing that English says, in every plural form of the language', () => {
    expect([...wanted].filter((path) => !texts.has(path) && !isNotYet(path))).toEqual([]);
  });

  it('say nothing that English does not', () => {
    expect([...texts.keys()].filter((path) => !wanted.has(path))).toEqual([]);
    if (lineOf(language).writtenFrom === undefined) expect(strayFilesOf(language)).toEqual([]);
  });

  it('are never empty', () => {
    expect(wrong(language, (_, text) => text.trim() === '')).toEqual([]);
  });

  it('have the same values as the English', () => {
    expect(wrong(language, (path, text) => !sameValues(language, path, text))).toEqual([]);
  });

  it('are not English, but for the reviewed ones', () => {
    const same = { ...SAME_EVERYWHERE, ...checks.sameAsEnglish };
    const isEnglish = (path: string, text: string) => text === englishOf(path) && /\p{L}/u.test(wordsIn(text));
    expect(wrong(language, (path, text) => isEnglish(path, text) && !(path.replace(PLURAL, '') in same))).toEqual([]);
  });

  it('stay short where room is short', () => {
    const longer: object = checks.longer ?? {};
    const isShort = (path: string) => SHORT.some((group) => group.test(path));
    const tooLong = (path: string, text: string) => wordsIn(text).length > mayBe(wordsIn(englishOf(path)));
    expect(wrong(language, (path, text) => isShort(path) && tooLong(path, text) && !(path in longer))).toEqual([]);
  });

  it('have letters of one script', () => {
    const { script } = new Intl.Locale(language).maximize();
    const other = script === 'Cyrl' ? /\p{Script=Latin}/u : /\p{Script=Cyrillic}/u;
    const own = (text: string) => LATIN.reduce((rest, name) => rest.replaceAll(name, ''), wordsIn(text));
    expect(wrong(language, (_, text) => other.test(own(text)))).toEqual([]);
  });
});

describe('Serbian in Cyrillic', () => {
  it('says ч for an hour: the Latin sign became a letter that means nothing', () => {
    expect(wrong('sr-Cyrl', (_, text) => /(?<!\p{L})х(?!\p{L})/u.test(text))).toEqual([]);
  });
});

describe.each(LANGUAGES.filter((language) => reviewed.get(language)?.forbidden))('what %s never says', (language) => {
  const rules = reviewed.get(language)?.forbidden ?? [];

  it.each(rules.map((rule) => [rule.why, rule] as const))('%s', (_, { of, never }) => {
    expect(wrong(language, (path, text) => (of?.test(englishOf(path)) ?? true) && never.test(text))).toEqual([]);
  });
});

describe('dates, numbers and names', () => {
  const SRC = fileURLToPath(new URL('..', import.meta.url));
  /**
   * `Intl` with a language that browsers may not know. `'en-…'` is not shown to readers, and plural rules are known
   * everywhere.
   */
  const asked = /new Intl\.(?!Locale|PluralRules)\w+\((?!\s*'en-)|\.toLocale(Date|Time)?String\(/;

  it('are written by `locales/intl` alone, because browsers lack three of our languages', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !/\.(spec|fixture)\./.test(file) && !file.startsWith('locales/intl/'),
    );
    expect(files.filter((file) => asked.test(readFileSync(`${SRC}/${file}`, 'utf8')))).toEqual([]);
  });
});

describe('the lists of what was reviewed', () => {
  const everywhere = (path: string) => TRANSLATED.every((language) => textsOf(language).has(path));
  const under = (listed: string) =>
    [...ENGLISH.keys()].filter((path) => path.replace(PLURAL, '') === listed || path.startsWith(`${listed}.`));

  it('have nothing "not yet" that is translated everywhere', () => {
    expect(NOT_YET.filter((listed) => under(listed).length > 0 && under(listed).every(everywhere))).toEqual([]);
  });

  it('allow no English text that is not there', () => {
    const paths = new Set([...ENGLISH.keys()].map((path) => path.replace(PLURAL, '')));
    const listed = [SAME_EVERYWHERE, ...[...reviewed.values()].map(({ sameAsEnglish }) => sameAsEnglish ?? {})];
    expect(listed.flatMap(Object.keys).filter((path) => !paths.has(path))).toEqual([]);
  });

  it('allow no long label that is short enough', () => {
    const stale = LANGUAGES.flatMap((language) =>
      Object.keys(reviewed.get(language)?.longer ?? {}).filter((path) => {
        const text = textsOf(language).get(path);
        return text === undefined || wordsIn(text).length <= mayBe(wordsIn(englishOf(path)));
      }),
    );
    expect(stale).toEqual([]);
  });
});

/** Whether the plural form `one` covers only the number 1. */
const isOneAlone = (language: Language): boolean => new Intl.PluralRules(language).select(21) !== 'one';

/**
 * A form for a single number may omit it ("One person fits"). Where `one` also covers 21, as in Bosnian, Serbian and
 * Macedonian, it must be interpolated. Forms that English lacks are compared with its plural.
 */
function sameValues(language: Language, path: string, text: string): boolean {
  const values = valuesIn(text).join();
  const english = ENGLISH.get(path);
  if (!/_(one|few|many|other)$/.test(path)) return values === valuesIn(english ?? '').join();
  const plural = valuesIn(englishOf(path.replace(PLURAL, '_other'))).join();
  const single = path.endsWith('_one') && isOneAlone(language) ? valuesIn(english ?? '').join() : plural;
  return values === plural || values === single;
}
