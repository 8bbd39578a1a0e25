import { anyShelterFact } from './fact.ts';

/** It sets no bed, no pause and no count: what others see is derived from it (PC-1). */
export const callRecorded = anyShelterFact<'CallRecorded'>({
  evolve: (_, { free }, { occurredAt, actor }) => ({
    call: { free, calledAt: occurredAt, byRole: actor.role, endedAt: null },
  }),
});
