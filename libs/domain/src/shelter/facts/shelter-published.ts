import { anyHouseFact } from './fact.ts';

/** From here on the house is there for others; they may have sent somebody since, so nothing of that is corrected. */
export const shelterPublished = anyHouseFact<'ShelterPublished'>({
  correctable: [],
  evolve: () => ({ draft: false, declined: null }),
});
