import { localesOf } from './locales.ts';
import { ownNames } from './own-names.ts';

/** The name of a country by its ISO 3166 code; in English if the browser does not know it, else the code. */
export const countryName = (language: string, code: string): string =>
  ownNames(language)?.countries[code] ?? display(language, 'region', code);

/** Names that `Intl` of browsers lacks, for which it returns the code. */
const ROMANI: Readonly<Record<string, string>> = { en: 'Romani', 'sr-Latn': 'romski', 'sr-Cyrl': 'ромски' };

/** The name of a language by its ISO 639 code. */
export const languageName = (language: string, code: string): string =>
  ownNames(language)?.languages[code] ??
  (code === 'rom' ? ROMANI[language] : undefined) ??
  display(language, 'language', code);

function display(language: string, type: 'region' | 'language', code: string): string {
  // A fallback language would be a neighbour's; English is neutral.
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
