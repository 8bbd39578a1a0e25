import { anyShelterFact } from './fact.ts';

/** People were notified, so it can't be corrected. */
export const confirmationAsked = anyShelterFact<'ConfirmationAsked'>({
  correctable: [],
  evolve: (_, { at }) => ({ askedAt: at }),
});
