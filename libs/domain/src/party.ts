import type { Party } from './terms.ts';

/** A party in its short form, when nothing more was said. */
export interface ShortParty {
  readonly adults: number;
  readonly children: number;
}

/**
 * A party in full. The short form says nothing of gender and is taken as women and girls, which most houses of
 * the network take in; who comes with men or sons says so in full, for sons' age is a common barrier.
 */
export const partyOf = (party: Party | ShortParty): Party =>
  'adults' in party
    ? { women: party.adults, men: 0, other: 0, girls: party.children, boys: 0, infants: 0, sonsOldest: null }
    : party;

export const adultsOf = (party: Party): number => party.women + party.men + party.other;
export const childrenOf = (party: Party): number => party.girls + party.boys;

/** Places: one a head, but infants, who need a cot or no bed at all. */
export const placesNeeded = (party: Party): number => adultsOf(party) + childrenOf(party);

/** Everybody, infants too. */
export const peopleIn = (party: Party): number => placesNeeded(party) + party.infants;
