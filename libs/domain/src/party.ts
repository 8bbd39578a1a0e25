import type { Party } from './terms.ts';

/** A party in its short form, without details. */
export interface ShortParty {
  readonly adults: number;
  readonly children: number;
}

/**
 * A party in full. The short form has no gender and is read as women and girls, which most houses of the network take; a
 * party with men or sons has to be given in full, because sons' age is a common barrier.
 */
export const partyOf = (party: Party | ShortParty): Party =>
  'adults' in party
    ? { women: party.adults, men: 0, other: 0, girls: party.children, boys: 0, infants: 0, sonsOldest: null }
    : party;

export const adultsOf = (party: Party): number => party.women + party.men + party.other;
export const childrenOf = (party: Party): number => party.girls + party.boys;

/** Places: one for each person except infants, who need a cot or no bed. */
export const placesNeeded = (party: Party): number => adultsOf(party) + childrenOf(party);

/** Everybody, including infants. */
export const peopleIn = (party: Party): number => placesNeeded(party) + party.infants;

/** As many grown-ups and as many children: what a look at the door says of two parties. */
export const isAsMany = (a: Party, b: Party): boolean =>
  adultsOf(a) === adultsOf(b) && childrenOf(a) + a.infants === childrenOf(b) + b.infants;
