import { NOTHING } from '../evolving/patch.ts';
import { anyShelterFact } from './fact.ts';

/**
 * A correction can't be corrected. Here it is only counted: the keeper of the state folds the stream again with
 * `foldShelter`.
 */
export const eventCorrected = anyShelterFact<'EventCorrected'>({
  changesOccupancy: true,
  correctable: [],
  evolve: () => NOTHING,
});
