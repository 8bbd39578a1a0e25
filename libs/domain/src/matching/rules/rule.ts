import type { IntakeRules } from '../../terms.ts';
import type { Finding } from '../findings.ts';
import type { PreparedSearch } from '../prepare.ts';
import type { Offer } from '../room-fits.ts';
import type { Needs } from '../search.ts';

/** What is stored of one rule: an answer of a form, or what an import or an older program wrote. */
export type Stored = IntakeRules[string] | undefined;

/**
 * One intake rule: reads what is stored of a house, and gives the check of that house. Code, answers and details of the
 * reason are in the catalogue of libs/contracts.
 */
export type Rule = (stored: Stored) => Check;
/** What a house has against a party by one of its rules, or asks of it: one thing at most; null: nothing. */
export type Check = (search: PreparedSearch, house: RuledHouse) => Finding | null;

/** What rules may know of the house beside its answer. */
export interface RuledHouse {
  readonly timezone: string;
  /** Where the party would sleep; null: nowhere, or nobody knows. */
  readonly offer: Offer | null;
}

/**
 * Builds a rule. `parse` returns null for what was not said or can't be read, and never throws: a typing mistake must
 * not lose a house. `check` receives that answer; null means unknown, not no.
 */
export const rule =
  <A>(
    parse: (stored: Stored) => A | null,
    check: (answer: A | null, search: PreparedSearch, house: RuledHouse) => Finding | null,
  ): Rule =>
  (stored) => {
    const answer = parse(stored);
    return (search, house) => check(answer, search, house);
  };

/** A rule that depends on the party's needs alone, not on the house's beds: transfers check it as well. */
export type AdministrativeRule = (stored: Stored) => (search: { readonly needs: Needs }) => Finding | null;

export const administrativeRule =
  <A>(
    parse: (stored: Stored) => A | null,
    check: (answer: A | null, search: { readonly needs: Needs }) => Finding | null,
  ): AdministrativeRule =>
  (stored) => {
    const answer = parse(stored);
    return (search) => check(answer, search);
  };
