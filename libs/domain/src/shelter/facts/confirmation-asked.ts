import { anyHouseFact } from './fact.ts';

/** People were notified, so it can't be corrected. */
export const confirmationAsked = anyHouseFact<'ConfirmationAsked'>({
  correctable: [],
  evolve: (_, { at }) => ({ askedAt: at }),
});
