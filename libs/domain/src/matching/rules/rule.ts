import type { Needs } from '../../terms.ts';
import type { Finding } from '../findings.ts';
import type { PreparedSearch } from '../prepare.ts';
import type { Offer } from '../room-fits.ts';
import type { Stored } from './read.ts';

/**
 * One intake rule: parses the stored answer of a house, and gives its check. Code, answers and details of the reason are in
 * the catalogue of libs/contracts.
 */
export type Rule = (stored: Stored) => Check;
/** The finding of one rule for a party, at most one; null: none. */
export type Check = (search: PreparedSearch, shelter: RuledShelter) => Finding | null;

/** What rules may know of the house besides its answer. */
export interface RuledShelter {
  readonly timezone: string;
  /** Where the party would sleep; null: nowhere, or unknown. */
  readonly offer: Offer | null;
}

/**
 * Builds a rule. `parse` returns null for an absent or unparsable answer, and never throws: a typing mistake must not
 * exclude a house. `check` receives that answer; null means unknown, not no.
 */
export const rule =
  <A>(
    parse: (stored: Stored) => A | null,
    check: (answer: A | null, search: PreparedSearch, shelter: RuledShelter) => Finding | null,
  ): Rule =>
  (stored) => {
    const answer = parse(stored);
    return (search, shelter) => check(answer, search, shelter);
  };

/** A rule that depends only on the party's needs, not on the house's beds: transfers check it too. */
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
