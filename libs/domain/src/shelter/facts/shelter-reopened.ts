import { anyShelterFact } from './fact.ts';

/** Others may have sent somebody since, so it can't be corrected; the house is closed again instead. */
export const shelterReopened = anyShelterFact<'ShelterReopened'>({
  changesOccupancy: true,
  correctable: [],
  evolve: () => ({ closed: false }),
});
