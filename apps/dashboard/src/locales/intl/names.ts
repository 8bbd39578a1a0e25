import { localesOf } from './locales.ts';
import { ownNames } from './own-names.ts';

/** The name of a country by its ISO 3166 code; in English where the browser knows no other, the code where nobody does. */
export const countryName = (language: string, code: string): string =>
  ownNames(language)?.countries[code] ?? display(language, 'region', code);

/** What a browser's `Intl` leaves out of the languages that it knows, and says the code of. */
const ROMANI: Readonly<Record<string, string>> = { en: 'Romani', 'sr-Latn': 'romski', 'sr-Cyrl': 'ромски' };

/** The name of a language by its ISO 639 code. */
export const languageName = (language: string, code: string): string =>
  ownNames(language)?.languages[code] ??
  (code === 'rom' ? ROMANI[language] : undefined) ??
  display(language, 'language', code);

function display(language: string, type: 'region' | 'language', code: string): string {
  // A stand-in would name it in a neighbour's language: English is nobody's neighbour.
  const locales = ownNames(language) ? ['en-GB'] : [...localesOf(language)];
  try {
    return new Intl.DisplayNames(locales, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "1, 2 and 3". */
export function listOf(language: string, items: readonly string[]): string {
  const names = ownNames(language);
  if (!names) return new Intl.ListFormat([...localesOf(language)], { type: 'conjunction' }).format(items);
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${names.and} ${items.at(-1)}`;
}
