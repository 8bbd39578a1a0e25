import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lineOf } from '@safe-haven/contracts';

export interface Forbidden {
  /** Limits the check to texts whose English matches; by default it applies to all. */
  readonly of?: RegExp;
  readonly never: RegExp;
  readonly why: string;
}

/**
 * Reviewed exceptions and forbidden terms of a language: `checks.fixture.ts` in its folder. Paths are those of keys.
 */
export interface Checks {
  /** Texts equal to the English, with the reason. */
  readonly sameAsEnglish?: Readonly<Record<string, string>>;
  /** Labels longer than `short.ts` allows, with the reason. */
  readonly longer?: Readonly<Record<string, string>>;
  readonly forbidden?: readonly Forbidden[];
}

/** Texts equal to the English in every language. Texts of interpolations, digits and punctuation need no entry. */
export const SAME_EVERYWHERE: Readonly<Record<string, string>> = {
  'session.product': 'the name of the product',
  'trends.csv': 'the name of a file format',
  'find.row.km': 'km is the sign of the kilometre',
  'requests.km': 'km is the sign of the kilometre',
  'look.age.seconds': 's is the sign of the second',
  'look.age.minutes': 'min is the sign of the minute',
  'look.age.hours': 'h is the sign of the hour',
  'shelter.countdown.hours': 'h is the sign of the hour',
  'shelter.form.minutes': 'min is the sign of the minute',
  'shelter.form.hours': 'h is the sign of the hour',
};

/** The checks of a language. Derived languages are covered by those of their source. */
export async function checksOf(language: string): Promise<Checks> {
  const { writtenFrom } = lineOf(language);
  if (writtenFrom !== undefined) return { longer: (await checksOf(writtenFrom)).longer ?? {} };
  const file = fileURLToPath(new URL(`../${language}/checks.fixture.ts`, import.meta.url));
  return existsSync(file) ? (await import(file)).checks : {};
}
