import type { Party } from '../../terms.ts';
import { choose } from './choose.ts';
import { type FreeRoom, openFor, placesIn } from './free.ts';
import { groupsOf } from './sharing.ts';

/**
 * Beds for a party in two rooms where no single room takes it: the two tightest together, with overflow only when no others
 * fit. null: none. An occupied room is left to its party (SH-9, SR-1).
 */
export function allocateInTwo(rooms: readonly FreeRoom[], party: Party): readonly string[] | null {
  const groups = groupsOf(party);
  const open = rooms.filter((room) => openFor(room, groups) && placesIn(room) > 0);
  return tightestTwo(open, party, false) ?? tightestTwo(open, party, true);
}

function tightestTwo(rooms: readonly FreeRoom[], party: Party, overflow: boolean): readonly string[] | null {
  let best: readonly string[] | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  rooms.forEach((a, i) => {
    for (const b of rooms.slice(i + 1)) {
      const places = placesIn(a) + placesIn(b);
      if (places >= fewest) continue;
      const beds = choose(both(a, b), party, overflow);
      if (beds !== null) [best, fewest] = [beds, places];
    }
  });
  return best;
}

const both = (a: FreeRoom, b: FreeRoom) => ({
  adult: [...a.adult, ...b.adult],
  child: [...a.child, ...b.child],
  overflow: [...a.overflow, ...b.overflow],
  cot: [...a.cot, ...b.cot],
});
