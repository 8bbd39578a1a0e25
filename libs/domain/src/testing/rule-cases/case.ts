import type { Needs, Party } from '../../terms.ts';

export type Value = string | number | boolean | readonly string[];

/** One party and its needs, and what the answers of one rule are for it. */
export interface RuleCase {
  readonly party?: Party;
  readonly needs?: Needs;
  /** Answers of a house that fail this party, and what they say. */
  readonly bars?: readonly (readonly [Value, object])[];
  /** Answers that make it "yes, if". */
  readonly obliges?: readonly (readonly [Value, object])[];
  /** Answers that have nothing against it. */
  readonly welcomes: readonly Value[];
  /** Said otherwise of the party, these needs get past each answer that barred or obliged. */
  readonly unless?: Needs;
  /** What an unknown rule is for this party; `nothing`: beds say it, or nobody said that it matters. */
  readonly unknown: 'ask' | 'nothing';
}
