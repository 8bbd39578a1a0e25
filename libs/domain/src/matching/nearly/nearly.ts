import type { Party } from '../../terms.ts';
import type { Match } from '../match.ts';

/** Some of a party, and the house that takes them. */
interface Part {
  readonly match: Match;
  readonly party: Party;
}

/** A near miss: no house takes the party whole, and this is the one thing that would have to change. */
export type Nearly =
  /** Two rooms of one house, held as one. */
  | { readonly kind: 'two_rooms'; readonly match: Match }
  /** One thing is against them, which the house might waive if it is asked. */
  | { readonly kind: 'lifted'; readonly match: Match }
  /** They fit once those have left who plan to: the local day on which the last of them does. */
  | { readonly kind: 'later'; readonly match: Match; readonly day: string }
  /** Two houses, each with an adult: by the choice of whoever looks alone. */
  | { readonly kind: 'apart'; readonly parts: readonly [Part, Part] };
