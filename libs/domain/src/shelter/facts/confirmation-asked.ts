import { anyHouseFact } from './fact.ts';

/** People were told; nothing of that is corrected. */
export const confirmationAsked = anyHouseFact<'ConfirmationAsked'>({
  correctable: [],
  evolve: (_, { at }) => ({ askedAt: at }),
});
