import { localesOf } from './locales.ts';

export type Form = 'one' | 'few' | 'other';

/** What i18next asks of a plural rule: which form a number takes, and which forms there are. */
export interface PluralRule {
  select(count: number): string;
  resolvedOptions(): { pluralCategories: string[] };
}

/**
 * The rules of whole numbers for the languages that Chromium's `Intl` does not know, after CLDR: a browser without
 * them would take the rule of its own language, and say "5 sati" of 2. Others are asked of `Intl`.
 */
const OWN: Readonly<Record<string, { readonly forms: readonly Form[]; of(count: number): Form }>> = {
  sq: { forms: ['one', 'other'], of: (n) => (n === 1 ? 'one' : 'other') },
  bs: { forms: ['one', 'few', 'other'], of: (n) => (endsInOne(n) ? 'one' : endsInFew(n) ? 'few' : 'other') },
  mk: { forms: ['one', 'other'], of: (n) => (endsInOne(n) ? 'one' : 'other') },
};

const endsInOne = (n: number): boolean => n % 10 === 1 && n % 100 !== 11;
const endsInFew = (n: number): boolean =>
  n % 10 >= 2 && n % 10 <= 4 && Number.isInteger(n) && !(n % 100 >= 12 && n % 100 <= 14);

const rules = new Map<string, PluralRule>();

/** The plural rule of a language, made once. */
export function pluralRule(language: string): PluralRule {
  const known = rules.get(language) ?? make(language);
  rules.set(language, known);
  return known;
}

function make(language: string): PluralRule {
  const own = OWN[language];
  if (!own) return new Intl.PluralRules([...localesOf(language)]);
  return {
    select: (count) => own.of(Math.abs(count)),
    resolvedOptions: () => ({ pluralCategories: [...own.forms] }),
  };
}
