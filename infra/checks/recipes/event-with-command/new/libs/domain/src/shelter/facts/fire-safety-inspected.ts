import { anyShelterFact } from './fact.ts';

/** It sets no bed and closes nothing: what follows from it is for people to decide. */
export const fireSafetyInspected = anyShelterFact<'FireSafetyInspected'>({
  evolve: (_, { inOrder, nextBy }) => ({ fireSafety: { inOrder, nextBy } }),
});
