import { NOTHING } from '../evolving/patch.ts';
import { anyHouseFact } from './fact.ts';

/**
 * A correction can't be corrected. Here it is only counted: whoever keeps the state folds the stream again with
 * `foldShelter`.
 */
export const eventCorrected = anyHouseFact<'EventCorrected'>({
  changesOccupancy: true,
  correctable: [],
  evolve: () => NOTHING,
});
