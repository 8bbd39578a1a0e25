import { localesOf } from './locales.ts';

/** Formats numbers with the digits and grouping of a language. */
export const numberFormat = (language: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat =>
  new Intl.NumberFormat([...localesOf(language)], options);

/** Compares names in the order of a language. */
export const collatorOf = (language: string): Intl.Collator => new Intl.Collator([...localesOf(language)]);
