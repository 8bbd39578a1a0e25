import { holdBreaks } from '../beds/breaks.ts';
import { endHold } from '../evolving/ending-holds.ts';
import { keptShelterFact } from './fact.ts';

/**
 * It happened at the deadline, whenever it was recorded, and is remembered under the one who had placed the hold. It
 * can't be corrected.
 */
export const holdLapsed = keptShelterFact<'HoldLapsed'>({
  changesOccupancy: true,
  correctable: [],
  decidedByTime: () => true,
  evolve: (state, { holdId, at }) => endHold(state, holdId, 'lapsed', at, null),
  recheck: (state, { holdId }) => holdBreaks(state, holdId),
});
