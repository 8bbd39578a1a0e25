import { NOTHING } from '../evolve/patch.ts';
import { anyHouseFact } from './fact.ts';

/** A correction stands. Here it only counts: whoever keeps the state folds the stream anew with `foldShelter`. */
export const eventCorrected = anyHouseFact<'EventCorrected'>({
  changesOccupancy: true,
  correctable: [],
  evolve: () => NOTHING,
});
