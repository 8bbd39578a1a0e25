import { lineOf } from '@safe-haven/contracts';

/** The locales of an interface language, for `Intl`, best first. Anything else is taken as it is. */
export function localesOf(language: string): readonly string[] {
  const line = lineOf(language);
  return line.code === language || language.startsWith('en') ? line.locales : [language];
}

/** Whose order of day, month and year a language without dates of its own follows. */
export const datesLike = (language: string): string => lineOf(language).datesLike ?? 'en-GB';
