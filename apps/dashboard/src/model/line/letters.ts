import type { Language } from '@safe-haven/contracts';

/** The letters of a line as a keyboard of the language has them. */
export interface Letters {
  readonly w: string;
  readonly m: string;
  readonly g: string;
  readonly b: string;
  readonly i: string;
}

const LATIN: Letters = { w: 'w', m: 'm', g: 'g', b: 'b', i: 'i' };
const CYRILLIC: Letters = { w: 'ж', m: 'м', g: 'г', b: 'б', i: 'и' };

/** What an example says of a language where its readers speak, or type, another one than it is called by. */
const SPOKEN: Readonly<Partial<Record<Language, string>>> = {
  en: 'sr',
  'sr-Latn': 'sr',
  'sr-Cyrl': 'ср',
  mk: 'мк',
};

const isCyrillic = (language: Language): boolean => new Intl.Locale(language).maximize().script === 'Cyrl';

export const lettersOf = (language: Language): Letters => (isCyrillic(language) ? CYRILLIC : LATIN);

/** A line as an example: a woman with her son of thirteen, not with party 4. */
export function exampleOf(language: Language): string {
  const { w, b } = lettersOf(language);
  return `1${w} 1${b}13 ${SPOKEN[language] ?? language} -4`;
}
