import { i18n } from '../i18n.ts';
import { pluralRule } from '../intl/plurals.ts';
import type { Language } from '../languages.ts';
import { NOT_YET } from '../not-yet.ts';
import { laterWords, loadLanguage } from '../packs.ts';
import { en } from '../words.ts';

/** Texts by their path: `board.totals.houses_one`. */
export type Texts = ReadonlyMap<string, string>;

export const PLURAL = /_(zero|one|two|few|many|other)$/;

/** A tree of words as paths and texts. */
export function textsOf(words: object, path = ''): Texts {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...textsOf(value as object, `${path}${key}.`)],
    ),
  );
}

export const ENGLISH: Texts = textsOf(en);

/** What a language says, as it is loaded in the browser. */
export async function textsIn(language: Language): Promise<Texts> {
  await loadLanguage(language);
  await laterWords(language);
  return textsOf(i18n.getDataByLanguage(language) ?? {});
}

/** The path that a translation may have yet to come: listed itself, or within a screen that is. */
export const isNotYet = (path: string): boolean =>
  NOT_YET.some((listed) => path.replace(PLURAL, '') === listed || path.startsWith(`${listed}.`));

/** The paths that a language must have: the English ones, with the plural forms of the language. */
export function pathsIn(language: Language): ReadonlySet<string> {
  const forms = pluralRule(language).resolvedOptions().pluralCategories;
  const paths = [...ENGLISH.keys()].flatMap((path) =>
    /_(one|other)$/.test(path) ? forms.map((form) => path.replace(PLURAL, `_${form}`)) : [path],
  );
  return new Set(paths);
}

/** The English text that stands behind a path: of `hours_few` it is `hours_other`, of `hours_one` its own. */
export function englishOf(path: string): string {
  return ENGLISH.get(path) ?? ENGLISH.get(path.replace(PLURAL, '_other')) ?? '';
}

/** The interpolations of a text, in order of their names. */
export const valuesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!))].sort();

/** A text without its values. */
export const wordsIn = (text: string): string => text.replaceAll(/\{\{\w+\}\}/g, '');
