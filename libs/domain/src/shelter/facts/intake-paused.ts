import { anyShelterFact } from './fact.ts';

export const intakePaused = anyShelterFact<'IntakePaused'>({
  evolve: (_, { reason, until }) => ({ intake: { state: 'paused', reason, until } }),
});
