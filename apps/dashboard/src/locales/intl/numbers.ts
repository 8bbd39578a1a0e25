import { localesOf } from './locales.ts';

/** Numbers in the digits and groups of a language. */
export const numberFormat = (language: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat =>
  new Intl.NumberFormat([...localesOf(language)], options);

/** Orders names as a language does. */
export const collatorOf = (language: string): Intl.Collator => new Intl.Collator([...localesOf(language)]);
