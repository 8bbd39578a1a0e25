/** The interface languages, in the order in which they are offered. Each is complete, or the build fails. */
export const LANGUAGES = ['en', 'sq', 'bs', 'sr-Latn', 'sr-Cyrl', 'mk'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself: whoever looks for hers must not need to read another. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  sq: 'Shqip',
  bs: 'Bosanski',
  'sr-Latn': 'Srpski (latinica)',
  'sr-Cyrl': 'Српски (ћирилица)',
  mk: 'Македонски',
};

export const isLanguage = (tag: unknown): tag is Language => (LANGUAGES as readonly unknown[]).includes(tag);

/** Tags of neighbours whose readers read one of ours best. */
const CLOSEST: Readonly<Record<string, Language>> = { hr: 'bs', sh: 'sr-Latn', cnr: 'sr-Latn' };

/**
 * The first of a browser's languages that is one of ours, English when none is. `sr` alone is Cyrillic and `sr-ME`
 * Latin, as the likely scripts of CLDR have it: a browser in Latin letters says `sr-Latn`.
 */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = ourLanguage(tag);
    if (found) return found;
  }
  return 'en';
}

function ourLanguage(tag: string): Language | undefined {
  const locale = parsed(tag);
  if (!locale) return undefined;
  const { language } = locale;
  if (language === 'sr') return locale.maximize().script === 'Latn' ? 'sr-Latn' : 'sr-Cyrl';
  return isLanguage(language) ? language : CLOSEST[language];
}

function parsed(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
