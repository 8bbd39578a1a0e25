import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { i18n } from '../i18n.ts';
import { loadNamespaces } from '../load-namespaces.ts';
import type { Namespace } from '../resources.ts';
import { NOT_YET } from './not-yet.ts';

const LOCALES = fileURLToPath(new URL('..', import.meta.url));

/** Texts by their path: `board.totals.houses_one`. */
export type Texts = ReadonlyMap<string, string>;

export const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Flattens a tree of texts to paths. */
function textsOf(tree: object, path = ''): Texts {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, string | object]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...textsOf(value, `${path}${key}.`)],
    ),
  );
}

const isNamespace = (name: string): name is Namespace => name in english;
const english: Readonly<Record<string, object>> = Object.fromEntries(
  readdirSync(`${LOCALES}/en`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.slice(0, -5), JSON.parse(readFileSync(`${LOCALES}/en/${file}`, 'utf8'))]),
);
export const NAMESPACES: readonly Namespace[] = Object.keys(english).filter(isNamespace);
export const ENGLISH: Texts = textsOf(english);

/** The texts of a language as loaded in the browser; missing files are empty. */
export async function textsIn(language: string): Promise<Texts> {
  await Promise.allSettled(NAMESPACES.map((namespace) => loadNamespaces(language, [namespace])));
  return textsOf(i18n.getDataByLanguage(language) ?? {});
}

/** Files of a language that belong to no namespace. */
export const strayFilesOf = (language: string): readonly string[] =>
  readdirSync(`${LOCALES}/${language}`).filter((file) => file.endsWith('.json') && !isNamespace(file.slice(0, -5)));

/** Whether a path may still be untranslated. */
export const isNotYet = (path: string): boolean =>
  NOT_YET.some((listed) => path.replace(PLURAL, '') === listed || path.startsWith(`${listed}.`));

/** The required paths of a language: the English ones, with its own plural forms. */
export function pathsIn(language: string): ReadonlySet<string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const paths = [...ENGLISH.keys()].flatMap((path) =>
    /_(one|other)$/.test(path) ? forms.map((form) => path.replace(PLURAL, `_${form}`)) : [path],
  );
  return new Set(paths);
}

/** The English text of a path: for `hours_few` that of `hours_other`. */
export function englishOf(path: string): string {
  return ENGLISH.get(path) ?? ENGLISH.get(path.replace(PLURAL, '_other')) ?? '';
}

/** The names of the interpolations of a text, sorted. */
export const valuesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!))].sort();

/** A text without its interpolations. */
export const wordsIn = (text: string): string => text.replaceAll(/\{\{\w+\}\}/g, '');
