import { lineOf } from '@safe-haven/contracts';
import { FIRST } from './first.ts';
import { FIRST_TEXTS, type First } from './first-texts.ts';
import { i18n } from './i18n.ts';
import { addOwnNames } from './intl/own-names.ts';
import type { Namespace } from './resources.ts';

/** The languages used since the page was opened, and the namespaces in use. */
const languages = new Set(['en']);
const needed = new Set<Namespace>();
const arriving = new Map<string, Promise<void>>();

/** Loads namespaces of a language, each once. Rejects if one fails, which is retried on the next call. */
export async function loadNamespaces(language: string, namespaces: Iterable<Namespace>): Promise<void> {
  await Promise.all(Array.from(namespaces, (namespace) => load(language, namespace)));
}

/** Loads what a language needs; namespaces of screens that fail to load fall back to English. */
export async function loadLanguage(language: string): Promise<void> {
  languages.add(language);
  await Promise.all([loadNamespaces(language, FIRST), loadNames(language)]);
  await loadNamespaces(language, needed).catch(() => undefined);
}

/**
 * Loads a component with its texts: `withTexts(() => import('./find-page.tsx'), ['find'])`. The English texts are
 * required; other languages fall back to them.
 */
export const withTexts =
  <Part>(script: () => Promise<Part>, namespaces: readonly Namespace[]) =>
  async (): Promise<Part> => {
    for (const namespace of namespaces) needed.add(namespace);
    const texts = Array.from(languages, (language) => {
      const loaded = loadNamespaces(language, namespaces);
      return language === 'en' ? loaded : loaded.catch(() => undefined);
    });
    const [part] = await Promise.all([script(), ...texts]);
    return part;
  };

function load(language: string, namespace: Namespace): Promise<void> {
  if (i18n.hasResourceBundle(language, namespace)) return Promise.resolve();
  const key = `${language}/${namespace}`;
  const known =
    arriving.get(key) ??
    textsOf(language, namespace)
      .then((texts) => void i18n.addResourceBundle(language, namespace, texts))
      .finally(() => arriving.delete(key));
  arriving.set(key, known);
  return known;
}

async function textsOf(language: string, namespace: Namespace): Promise<object> {
  const { writtenFrom } = lineOf(language);
  if (writtenFrom === undefined) return read(language, namespace);
  const [latin, { inCyrillic }] = await Promise.all([
    read(writtenFrom, namespace),
    import('./cyrillic/in-cyrillic.ts'),
  ]);
  return inCyrillic(namespace, latin);
}

/** Texts of the first paint are imported directly, others through the lazily loaded table. */
async function read(language: string, namespace: Namespace): Promise<object> {
  const texts = Object.hasOwn(FIRST_TEXTS, namespace)
    ? FIRST_TEXTS[namespace as First](language)
    : (await import('./later-texts.ts')).laterTexts(language, namespace);
  return (await texts).default;
}

/** Loads names of areas, and of months, days and countries where browsers lack them. Not needed for English. */
async function loadNames(language: string): Promise<void> {
  if (language === 'en') return;
  const ownNames = lineOf(language).datesLike === undefined ? undefined : import(`./${language}/cldr-names.ts`);
  const [{ addAreaNames }, names] = await Promise.all([import('./area-catalogue.ts'), ownNames]);
  addAreaNames();
  if (names) addOwnNames(language, names.names);
}
