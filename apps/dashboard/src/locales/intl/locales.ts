import { lineOf } from '@safe-haven/contracts';

/** The `Intl` locales of an interface language, best first; other tags are returned as they are. */
export function localesOf(language: string): readonly string[] {
  const line = lineOf(language);
  return line.code === language || language.startsWith('en') ? line.locales : [language];
}

/** The language whose order of day, month and year is used for a language without date formats. */
export const datesLike = (language: string): string => lineOf(language).datesLike ?? 'en-GB';
