import { anyShelterFact } from './fact.ts';

export const occupancyConfirmed = anyShelterFact<'OccupancyConfirmed'>({
  evolve: (_, __, { occurredAt }) => ({ confirmedAt: occurredAt }),
});
