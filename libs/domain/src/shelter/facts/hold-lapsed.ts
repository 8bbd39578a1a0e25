import { holdBreaks } from '../beds/breaks.ts';
import { endHold } from '../evolve/ending-holds.ts';
import { keptHouseFact } from './fact.ts';

/**
 * The end is the deadline, whenever it was noticed; it is remembered under whoever had placed the hold. It happened,
 * so nothing of it is corrected.
 */
export const holdLapsed = keptHouseFact<'HoldLapsed'>({
  changesOccupancy: true,
  correctable: [],
  decidedByTime: () => true,
  evolve: (state, { holdId, at }) => endHold(state, holdId, 'lapsed', at, null),
  recheck: (state, { holdId }) => holdBreaks(state, holdId),
});
