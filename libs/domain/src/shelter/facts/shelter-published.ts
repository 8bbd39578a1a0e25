import { anyShelterFact } from './fact.ts';

/** From now on the house is visible to others, who may have sent somebody, so it can't be corrected. */
export const shelterPublished = anyShelterFact<'ShelterPublished'>({
  correctable: [],
  evolve: () => ({ draft: false, declined: null }),
});
