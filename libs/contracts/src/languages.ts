interface LanguageLine {
  /** BCP 47, with the script where one language is offered in two; it names the folder of the texts as well. */
  readonly code: string;
  /** The language's name in that language: it must be recognised by people who read no other. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /**
   * Whom to ask of `Intl`, best first. A browser that lacks the first takes the next, which writes numbers and orders
   * names in the same way; without one it would take the language of the machine.
   */
  readonly locales: readonly [string, ...string[]];
  /** Only where Chromium has no dates and names for it: `cldr-names.ts` in its folder, and whose order of day and month to follow. */
  readonly datesLike?: string;
  /** Only where its texts are those of another language in other letters. */
  readonly writtenFrom?: string;
  /** Languages that have no texts here, or those of one country (`sr-BA`), whose readers read this one best. */
  readonly neighbours?: readonly string[];
}

/** The languages of the interface, in the order in which they are offered: the one list, a line each. */
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

/** The line of a language; of anything else, that of English. */
export const lineOf = (code: string): LanguageLine => LINES.get(code) ?? LANGUAGE_LINES[0];
