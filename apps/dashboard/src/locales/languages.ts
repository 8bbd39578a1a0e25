import { LANGUAGES, type Language, lineOf } from '@safe-haven/contracts';

/** Whether a tag is a language of the interface. */
export const isLanguage = (tag: unknown): tag is Language => LANGUAGES.some((language) => language === tag);

/**
 * The first supported language of the browser, else English. `sr` alone is Cyrillic and `sr-ME` Latin, by the likely
 * scripts of CLDR: a browser in Latin letters sends `sr-Latn`. `sr-BA` is ijekavian and gets Bosnian unless it asks for
 * Cyrillic (docs/adr/0059).
 */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = closest(tag);
    if (found) return found;
  }
  return 'en';
}

function closest(tag: string): Language | undefined {
  const locale = parsed(tag);
  const maximized = locale?.maximize();
  if (!locale || !maximized) return undefined;
  const byRegion = readersOf(`${maximized.language}-${maximized.region}`);
  if (byRegion && (locale.script === undefined || locale.script === scriptOf(byRegion))) return byRegion;
  const same = LANGUAGES.filter((code) => new Intl.Locale(code).language === maximized.language);
  const inItsScript = same.find((code) => scriptOf(code) === maximized.script);
  return inItsScript ?? same[0] ?? readersOf(maximized.language);
}

const scriptOf = (code: string): string | undefined => new Intl.Locale(code).maximize().script;
const readersOf = (neighbour: string): Language | undefined =>
  LANGUAGES.find((code) => lineOf(code).neighbours?.includes(neighbour));

function parsed(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
