import type { Bed, CountedShelter, KeptShelter, Places, ShelterState } from '../state.ts';
import { freeByRoom, openTo } from './free.ts';
import { type Use, usesOf } from './usage.ts';

const NONE: Places = { inService: 0, free: 0, held: 0, occupied: 0, outOfService: 0, together: 0, freeCots: 0 };

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
    case 'unregistered':
      return NONE;
  }
}

/** The same for who has already asked who uses the beds. */
export function placesKept(state: KeptShelter, uses: ReadonlyMap<string, Use>): Places {
  let [inService, held, occupied, outOfService, freeCots] = [0, 0, 0, 0, 0];
  for (const id of Object.keys(state.beds)) {
    const { kind, service } = state.beds[id] as Bed;
    const use = uses.get(id);
    const staffed = service.state === 'in' || service.state === 'overflow';
    if (kind === 'cot') {
      if (staffed && use === undefined) freeCots++;
    } else if (service.state === 'out') outOfService++;
    else if (staffed) {
      inService++;
      if (use?.hold) held++;
      if (use?.stay) occupied++;
    }
  }
  const together = largestTogether(state, uses);
  return { inService, free: inService - held - occupied, held, occupied, outOfService, together, freeCots };
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

function largestTogether(state: KeptShelter, uses: ReadonlyMap<string, Use>): number {
  let largest = 0;
  for (const room of freeByRoom(state, uses)) {
    if (openTo(room)) largest = Math.max(largest, room.adult.length + room.child.length + room.overflow.length);
  }
  return largest;
}
