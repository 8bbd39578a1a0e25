import { anyHouseFact } from './fact.ts';

export const intakePaused = anyHouseFact<'IntakePaused'>({
  evolve: (_, { reason, until }) => ({ intake: { state: 'paused', reason, until } }),
});
