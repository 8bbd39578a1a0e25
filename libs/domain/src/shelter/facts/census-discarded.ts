import { own } from '@safe-haven/lang';
import { anyShelterFact } from './fact.ts';

/** It stays, so that the same numbers from a program that goes on sending them ask nobody again (OC-10). */
export const censusDiscarded = anyShelterFact<'CensusDiscarded'>({
  correctable: [],
  evolve({ census }, { night, questioned }) {
    const count = own(census.questioned, night);
    if (count?.eventId !== questioned) return {};
    return { census: { ...census, questioned: { ...census.questioned, [night]: { ...count, discarded: true } } } };
  },
});
