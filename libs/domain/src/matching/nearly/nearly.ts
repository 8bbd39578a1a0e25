import type { Party } from '../../terms.ts';
import type { Match } from '../match.ts';

/** A part of a party, and the house that takes it. */
interface Part {
  readonly match: Match;
  readonly party: Party;
}

/**
 * A near miss: no house takes the party whole, and this is what would have to change. Two rooms, a day and two houses are
 * for houses that the caller sees exactly.
 */
export type Nearly =
  /** Two rooms of one house, held as one. */
  | { readonly kind: 'two_rooms'; readonly match: Match }
  /** One barrier, which the house might waive on request. */
  | { readonly kind: 'lifted'; readonly match: Match }
  /** Another organisation's house that is short of space only, and may have as many free places by its band. */
  | { readonly kind: 'ask'; readonly match: Match }
  /** The party fits after planned departures: the local day of the last of them. */
  | { readonly kind: 'later'; readonly match: Match; readonly day: string }
  /** Two houses, each with an adult: only by the choice of the searcher. */
  | { readonly kind: 'apart'; readonly parts: readonly [Part, Part] };
