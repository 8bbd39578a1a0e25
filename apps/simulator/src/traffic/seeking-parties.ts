import type { RequestCriteria, RequestView } from '@safe-haven/contracts';

/** A party that looks for a place in the simulated night, and its needs. All invented. */
export interface SeekingParty {
  readonly party: Readonly<Record<string, unknown>>;
  readonly needs: RequestCriteria['needs'];
}

/** By frequency: one woman first. */
export const SEEKING_PARTIES: readonly (readonly [weight: number, party: SeekingParty])[] = [
  [5, { party: { women: 1 }, needs: { formalStatus: 'presumed' } }],
  [3, { party: { women: 1, girls: 1 }, needs: { ownRoom: true } }],
  [2, { party: { women: 1, boys: 1, sonsOldest: '7-11' }, needs: { oldestSon: 8 } }],
  [1, { party: { women: 1, infants: 1 }, needs: { medication: true } }],
  [1, { party: { women: 1, girls: 1, boys: 1, sonsOldest: '12-14' }, needs: { oldestSon: 13 } }],
];

/** Places that a party takes: one per person, except infants. */
export const placesOf = ({ women, men, other, girls, boys }: RequestView['party']): number =>
  women + men + other + girls + boys;
