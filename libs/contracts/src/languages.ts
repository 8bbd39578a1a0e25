interface LanguageLine {
  /** BCP 47, with the script when a language is offered in two; also the name of its locale folder. */
  readonly code: string;
  /** The language's name in itself, for people who read no other. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /**
   * Locales for `Intl`, best first. A browser without the first uses the next, which formats numbers and sorts names the
   * same way; without any it would use the machine's language.
   */
  readonly locales: readonly [string, ...string[]];
  /**
   * Set where Chromium lacks dates and names: they come from `cldr-names.ts` in its folder, with this locale's order of day
   * and month.
   */
  readonly datesLike?: string;
  /** Set when its texts are transliterated from another language. */
  readonly writtenFrom?: string;
  /** Tags of languages without texts here, or of one country (`sr-BA`), whose readers are served this one. */
  readonly neighbours?: readonly string[];
}

/** The one list of interface languages, in the order in which they are offered. */
export const LANGUAGE_LINES = [
  { code: 'en', name: 'English', direction: 'ltr', locales: ['en-GB'] },
  { code: 'sq', name: 'Shqip', direction: 'ltr', locales: ['sq-AL', 'pl-PL'], datesLike: 'en-GB' },
  {
    code: 'bs',
    name: 'Bosanski',
    direction: 'ltr',
    locales: ['bs-Latn-BA', 'sr-Latn-RS'],
    datesLike: 'sr-Latn-RS',
    neighbours: ['hr', 'sr-BA'],
  },
  {
    code: 'sr-Latn',
    name: 'Srpski (latinica)',
    direction: 'ltr',
    locales: ['sr-Latn-RS'],
    neighbours: ['sh', 'cnr'],
  },
  {
    code: 'sr-Cyrl',
    name: 'Српски (ћирилица)',
    direction: 'ltr',
    locales: ['sr-Cyrl-RS'],
    writtenFrom: 'sr-Latn',
  },
  {
    code: 'mk',
    name: 'Македонски',
    direction: 'ltr',
    locales: ['mk-MK', 'sr-Cyrl-RS'],
    datesLike: 'en-GB',
  },
] as const satisfies readonly LanguageLine[];

export type Language = (typeof LANGUAGE_LINES)[number]['code'];
export const LANGUAGES: readonly Language[] = LANGUAGE_LINES.map(({ code }) => code);

const LINES: ReadonlyMap<string, LanguageLine> = new Map(LANGUAGE_LINES.map((line) => [line.code, line]));

/** The entry of a language; English for an unknown one. */
export const lineOf = (code: string): LanguageLine => LINES.get(code) ?? LANGUAGE_LINES[0];
