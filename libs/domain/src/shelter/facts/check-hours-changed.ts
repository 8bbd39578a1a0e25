import { anyShelterFact } from './fact.ts';

export const checkHoursChanged = anyShelterFact<'CheckHoursChanged'>({
  evolve: (_, { hours }) => ({ checkHours: hours }),
});
