import { anyHouseFact } from './fact.ts';

/** Others may have sent somebody since; it is closed anew and not corrected. */
export const shelterReopened = anyHouseFact<'ShelterReopened'>({
  changesOccupancy: true,
  correctable: [],
  evolve: () => ({ closed: false }),
});
