import { freeByRoom } from '../../shelter/beds/free.ts';
import { allocateInTwo } from '../../shelter/beds/two-rooms.ts';
import { usesOf } from '../../shelter/beds/usage.ts';
import { waitingBeds } from '../../shelter/deciding/waiting-beds.ts';
import type { KeptShelter } from '../../shelter/state.ts';
import type { PreparedSearch } from '../prepare.ts';

/** Whether the caller may hold beds in two rooms now. */
export function fitsInTwo(state: KeptShelter | null, { party, actor, requestId, now }: PreparedSearch): boolean {
  if (state === null) return false;
  const waiting = waitingBeds(state, requestId, { actor, now });
  return allocateInTwo(freeByRoom(state, usesOf(state), waiting), party) !== null;
}
