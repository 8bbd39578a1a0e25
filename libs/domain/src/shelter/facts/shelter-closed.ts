import type { Registered } from '../state.ts';
import { anyShelterFact } from './fact.ts';

/** None of its places counts from now on, and a change that waited lapses (PX-4). It is reopened and not corrected, because later facts depend on it. */
export const shelterClosed = anyShelterFact<'ShelterClosed'>({
  changesOccupancy: true,
  correctable: [],
  evolve: () => ({ closed: true, proposed: null }),
  recheck: (state) => (isInUse(state) ? 'house_in_use' : null),
});

/** Whether anybody lives in the house or has a hold. */
export const isInUse = (state: Registered): boolean =>
  state.situation === 'kept' && Object.keys(state.holds).length + Object.keys(state.stays).length > 0;
