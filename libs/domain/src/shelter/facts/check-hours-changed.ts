import { anyHouseFact } from './fact.ts';

export const checkHoursChanged = anyHouseFact<'CheckHoursChanged'>({
  evolve: (_, { hours }) => ({ checkHours: hours }),
});
