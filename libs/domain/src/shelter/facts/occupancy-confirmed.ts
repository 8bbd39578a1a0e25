import { anyHouseFact } from './fact.ts';

export const occupancyConfirmed = anyHouseFact<'OccupancyConfirmed'>({
  evolve: (_, __, { occurredAt }) => ({ confirmedAt: occurredAt }),
});
