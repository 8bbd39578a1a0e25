import { holdBreaks } from '../beds/breaks.ts';
import { endHold } from '../evolving/ending-holds.ts';
import { keptHouseFact } from './fact.ts';

export const holdReleased = keptHouseFact<'HoldReleased'>({
  changesOccupancy: true,
  evolve: (state, { holdId }, { occurredAt, actor }) => endHold(state, holdId, 'released', occurredAt, actor),
  recheck: (state, { holdId }) => holdBreaks(state, holdId),
});
