import { holdBreaks } from '../beds/breaks.ts';
import { endHold } from '../evolving/ending-holds.ts';
import { keptShelterFact } from './fact.ts';

export const holdReleased = keptShelterFact<'HoldReleased'>({
  changesOccupancy: true,
  evolve: (state, { holdId }, { occurredAt, actor }) => endHold(state, holdId, 'released', occurredAt, actor),
  recheck: (state, { holdId }) => holdBreaks(state, holdId),
});
