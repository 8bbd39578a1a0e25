import type { Registered } from '../state.ts';
import { anyHouseFact } from './fact.ts';

/** None of its places counts from here on. What was done since stands on it, so it is reopened and not corrected. */
export const shelterClosed = anyHouseFact<'ShelterClosed'>({
  changesOccupancy: true,
  correctable: [],
  evolve: () => ({ closed: true }),
  recheck: (state) => (isInUse(state) ? 'house_in_use' : null),
});

/** Whether somebody lives in the house or has the promise of a bed. */
export const isInUse = (state: Registered): boolean =>
  state.situation === 'kept' && Object.keys(state.holds).length + Object.keys(state.stays).length > 0;
