/** Spoken languages by ISO 639 code: common ones first. */
export const COMMON_LANGUAGES = ['sq', 'mk', 'sr', 'bs', 'en', 'rom'] as const;
export const OTHER_LANGUAGES = ['tr', 'ar', 'fa', 'uk', 'ru', 'ro', 'hu', 'bg', 'el', 'it', 'de', 'fr'] as const;
export const SPOKEN_LANGUAGES: readonly string[] = [...COMMON_LANGUAGES, ...OTHER_LANGUAGES];
