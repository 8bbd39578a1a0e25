import { placesNeeded } from '../../party.ts';
import type { Instant, Party } from '../../words.ts';
import { afterTime } from '../due.ts';
import type { KeptShelter } from '../state.ts';
import { choose } from './choose.ts';
import { type FreeRoom, freeByRoom, openTo } from './free.ts';
import { type Use, usesOf } from './usage.ts';

export type Allocation =
  | { readonly ok: true; readonly beds: readonly string[] }
  | { readonly ok: false; readonly code: 'no_free_place' | 'cannot_place_together' };

/**
 * Beds for a party, all in one room (SH-9): the household room that fits tightest, else the shared room that does;
 * with overflow beds only when nothing else fits. With `now`, what time has already ended counts as ended.
 */
export function allocate(state: KeptShelter, party: Party, now?: Instant): Allocation {
  const current = now === undefined ? state : afterTime(state, now);
  return allocateAmong(freeByRoom(current, usesOf(current)), party);
}

/** The same among rooms that the caller has already looked through. */
export function allocateAmong(rooms: readonly FreeRoom[], party: Party): Allocation {
  for (const overflow of [false, true]) {
    for (const privacy of ['household', 'shared'] as const) {
      const beds = tightest(rooms, party, privacy, overflow);
      if (beds !== null) return { ok: true, beds };
    }
  }
  return { ok: false, code: tooFew(rooms, party) ? 'no_free_place' : 'cannot_place_together' };
}

function tightest(
  rooms: readonly FreeRoom[],
  party: Party,
  privacy: FreeRoom['room']['privacy'],
  overflow: boolean,
): readonly string[] | null {
  let best: readonly string[] | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const room of rooms) {
    if (room.room.privacy !== privacy || !openTo(room)) continue;
    const places = placesIn(room) - (overflow ? 0 : room.overflow.length);
    if (places >= fewest) continue;
    const beds = choose(room, party, overflow);
    if (beds !== null) [best, fewest] = [beds, places];
  }
  return best;
}

const placesIn = (room: FreeRoom): number => room.adult.length + room.child.length + room.overflow.length;

/** Too few free places in the whole house, wherever they are. */
const tooFew = (rooms: readonly FreeRoom[], party: Party): boolean =>
  rooms.reduce((sum, room) => sum + placesIn(room), 0) < placesNeeded(party);

/**
 * Beds for a party that already has some and whose size changes: those it has first, then others of the same rooms.
 * A party is never moved to another room without being asked.
 */
export function refit(
  state: KeptShelter,
  uses: ReadonlyMap<string, Use>,
  has: readonly string[],
  party: Party,
  barred: ReadonlySet<string>,
): Allocation {
  const all = freeByRoom(state, uses, barred);
  const rooms = all.filter((room) => has.some((id) => state.beds[id]?.roomId === room.room.roomId));
  const kind = (k: 'adult' | 'child' | 'overflow' | 'cot') => [
    ...has.filter((id) => state.beds[id]?.kind === k),
    ...rooms.flatMap((room) => (openTo(room) ? room[k].filter((id) => !has.includes(id)) : [])),
  ];
  const free = { adult: kind('adult'), child: kind('child'), overflow: kind('overflow'), cot: kind('cot') };
  for (const overflow of [false, true]) {
    const beds = choose(free, party, overflow);
    if (beds !== null) return { ok: true, beds };
  }
  return { ok: false, code: tooFew(all, party) ? 'no_free_place' : 'cannot_place_together' };
}
