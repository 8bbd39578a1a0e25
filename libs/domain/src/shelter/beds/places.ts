import { isReportOld } from '../numbers-as-of.ts';
import type { Bed, CountedShelter, KeptShelter, Places, ShelterState } from '../state.ts';
import { freeByRoom, openTo, placesIn } from './free.ts';
import { type Use, usesOf } from './usage.ts';

const NONE: Places = {
  inService: 0,
  free: 0,
  spare: 0,
  held: 0,
  occupied: 0,
  outOfService: 0,
  together: 0,
  freeCots: 0,
};

/**
 * The numbers of a house; nothing else may count them (SH-16). Places are adult, child and opened overflow beds:
 * cots are counted apart, a closed overflow bed nowhere, nor anything of a closed house.
 */
export function placesOf(state: ShelterState): Places {
  if (state.situation !== 'unregistered' && state.closed) return NONE;
  switch (state.situation) {
    case 'kept':
      return placesKept(state, usesOf(state));
    case 'counted':
      return placesCounted(state);
    case 'past':
    case 'unregistered':
      return NONE;
  }
}

/**
 * The numbers that may be shown at `now` (ms): a counted house whose report is old has none, whatever it once said
 * (PH-2).
 */
export const placesAt = (state: ShelterState, now: number): Places =>
  state.situation === 'counted' && isReportOld(state, now) ? NONE : placesOf(state);

/** The same for who has already asked who uses the beds. */
export function placesKept(state: KeptShelter, uses: ReadonlyMap<string, Use>): Places {
  let [inService, held, occupied, outOfService] = [0, 0, 0, 0];
  for (const id of Object.keys(state.beds)) {
    const { kind, service } = state.beds[id] as Bed;
    const use = uses.get(id);
    const staffed = service.state === 'in' || service.state === 'overflow';
    if (kind === 'cot') continue;
    if (service.state === 'out') outOfService++;
    else if (staffed) {
      inService++;
      if (use?.hold) held++;
      if (use?.stay) occupied++;
    }
  }
  const given = givenBy(state, uses);
  const spare = inService - held - occupied - given.free;
  return { inService, spare, held, occupied, outOfService, ...given };
}

/**
 * A counted house as of its last report. It says nothing of its rooms: `together` is all that is free. Who did
 * not say how many places there are is taken as full; who is over capacity has none free.
 */
function placesCounted({ census: { latest } }: CountedShelter): Places {
  if (latest === null) return NONE;
  const inService = latest.inService ?? latest.occupied;
  const free = Math.max(0, inService - latest.occupied);
  return { ...NONE, inService, free, occupied: latest.occupied, together: free };
}

/** What the house can give to a new party: places, the most of them in one room, and cots, in the rooms that take somebody. */
function givenBy(state: KeptShelter, uses: ReadonlyMap<string, Use>): Pick<Places, 'free' | 'together' | 'freeCots'> {
  let [free, together, freeCots] = [0, 0, 0];
  for (const room of freeByRoom(state, uses)) {
    if (!openTo(room)) continue;
    const places = placesIn(room);
    free += places;
    together = Math.max(together, places);
    freeCots += room.cot.length;
  }
  return { free, together, freeCots };
}
