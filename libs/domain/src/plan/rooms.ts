import { asOf } from '../matching/match.ts';
import type { PreparedSearch } from '../matching/prepare.ts';
import type { MatchableShelter } from '../matching/shelter.ts';
import { type FreeRoom, freeByRoom, openTo, placesIn } from '../shelter/beds/free.ts';
import { usesOf } from '../shelter/beds/usage.ts';
import { waitingBeds } from '../shelter/deciding/waiting-beds.ts';

/** A house whose rooms a plan may give away, as it is now. */
export interface PlanShelter {
  readonly shelter: MatchableShelter;
  readonly rooms: readonly FreeRoom[];
}

/** Every house that keeps its beds. Others are asked, and not planned. */
export const planShelters = (shelters: readonly MatchableShelter[], search: PreparedSearch): readonly PlanShelter[] =>
  shelters.flatMap((recorded) => {
    const shelter = asOf(recorded, search);
    return shelter.beds === null ? [] : [{ shelter, rooms: roomsOf(shelter, search) }];
  });

/** Its rooms with space, without the beds that the one who asks let lapse a moment ago (SH-6). */
function roomsOf({ state }: MatchableShelter, search: PreparedSearch): readonly FreeRoom[] {
  if (state.situation !== 'kept') return [];
  const waiting = waitingBeds(state, search.requestId, search);
  return freeByRoom(state, usesOf(state), waiting).filter((room) => openTo(room) && placesIn(room) > 0);
}

/** Two rooms as one, in the way of `allocateInTwo`. */
export const together = (rooms: readonly FreeRoom[]): FreeRoom => ({
  ...(rooms[0] as FreeRoom),
  adult: rooms.flatMap(({ adult }) => adult),
  child: rooms.flatMap(({ child }) => child),
  overflow: rooms.flatMap(({ overflow }) => overflow),
  cot: rooms.flatMap(({ cot }) => cot),
});
