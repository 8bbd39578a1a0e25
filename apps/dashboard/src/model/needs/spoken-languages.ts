/** Languages that staff and guests of the network speak, by ISO 639: the common ones, and then others that are met. */
export const COMMON_LANGUAGES = ['sq', 'mk', 'sr', 'bs', 'en', 'rom'] as const;
export const OTHER_LANGUAGES = ['tr', 'ar', 'fa', 'uk', 'ru', 'ro', 'hu', 'bg', 'el', 'it', 'de', 'fr'] as const;
export const SPOKEN_LANGUAGES: readonly string[] = [...COMMON_LANGUAGES, ...OTHER_LANGUAGES];
