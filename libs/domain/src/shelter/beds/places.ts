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
 * The numbers of a house; no other code may count them (SH-16). Places are adult, child and opened overflow beds; cots are
 * counted apart, closed overflow beds, closed houses and drafts not at all: nobody can be given a place there.
 */
export function placesOf(state: ShelterState): Places {
  if (state.situation !== 'unregistered' && (state.closed || state.draft)) return NONE;
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

/** The numbers that may be shown at `now` (ms): a counted house with a stale report has none (PH-2), nor one without places (OC-8). */
export const placesAt = (state: ShelterState, now: number): Places =>
  state.situation === 'counted' && isReportOld(state, now) ? NONE : placesOf(state);

/** The same for a caller who has computed the uses of the beds. */
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
 * A counted house as of its last report, in the places that were last said (OC-8). Its rooms are unknown, so `together` is
 * all that is free. Over its places it has none free; where no report ever said how many there are, it has no numbers.
 */
function placesCounted({ census: { latest, places } }: CountedShelter): Places {
  if (latest === null || places === null) return NONE;
  const { inService } = places;
  const free = Math.max(0, inService - latest.occupied);
  return { ...NONE, inService, free, occupied: latest.occupied, together: free };
}

/** What the house can give to a new party: places, the most in one room, and cots, in rooms with space. */
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
