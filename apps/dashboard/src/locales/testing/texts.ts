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

/** A tree of texts as paths and texts. */
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

/** What a language says, as it is loaded in the browser; a file that is not there says nothing. */
export async function textsIn(language: string): Promise<Texts> {
  await Promise.allSettled(NAMESPACES.map((namespace) => loadNamespaces(language, [namespace])));
  return textsOf(i18n.getDataByLanguage(language) ?? {});
}

/** The files of a language that are none of a namespace: a translation that nobody reads. */
export const strayFilesOf = (language: string): readonly string[] =>
  readdirSync(`${LOCALES}/${language}`).filter((file) => file.endsWith('.json') && !isNamespace(file.slice(0, -5)));

/** The path that a translation may have yet to come: listed itself, or within a namespace that is. */
export const isNotYet = (path: string): boolean =>
  NOT_YET.some((listed) => path.replace(PLURAL, '') === listed || path.startsWith(`${listed}.`));

/** The paths that a language must have: the English ones, with the plural forms of the language. */
export function pathsIn(language: string): ReadonlySet<string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
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
