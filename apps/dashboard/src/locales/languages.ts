import { LANGUAGES, type Language, lineOf } from '@safe-haven/contracts';

export const isLanguage = (tag: unknown): tag is Language => LANGUAGES.some((language) => language === tag);

/**
 * The first of a browser's languages that is one of ours, English when none is. `sr` alone is Cyrillic and `sr-ME`
 * Latin, as the likely scripts of CLDR have it: a browser in Latin letters says `sr-Latn`.
 */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = closest(tag);
    if (found) return found;
  }
  return 'en';
}

function closest(tag: string): Language | undefined {
  const asked = parsed(tag)?.maximize();
  if (!asked) return undefined;
  const same = LANGUAGES.filter((code) => new Intl.Locale(code).language === asked.language);
  const inItsScript = same.find((code) => new Intl.Locale(code).maximize().script === asked.script);
  return inItsScript ?? same[0] ?? LANGUAGES.find((code) => lineOf(code).neighbours?.includes(asked.language));
}

function parsed(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
