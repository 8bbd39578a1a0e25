import type { Language } from '../languages.ts';

/**
 * Whom to ask, best first. Where a browser knows nothing of a language it takes the next, which writes numbers and
 * orders names in the same way: without it, it would take its own language, and an English machine would write English
 * into a Macedonian sentence.
 */
const LOCALES: Readonly<Record<Language, readonly string[]>> = {
  en: ['en-GB'],
  sq: ['sq-AL', 'pl-PL'],
  bs: ['bs-Latn-BA', 'sr-Latn-RS'],
  'sr-Latn': ['sr-Latn-RS'],
  'sr-Cyrl': ['sr-Cyrl-RS'],
  mk: ['mk-MK', 'sr-Cyrl-RS'],
};

/** The locales of an interface language, for `Intl`. Anything else is taken as it is. */
export const localesOf = (language: string): readonly string[] =>
  LOCALES[language as Language] ?? (language.startsWith('en') ? LOCALES.en : [language]);

/** Whose order of day, month and year a language without dates of its own follows. */
export const DATES_LIKE: Readonly<Record<string, string>> = { sq: 'en-GB', mk: 'en-GB', bs: 'sr-Latn-RS' };
