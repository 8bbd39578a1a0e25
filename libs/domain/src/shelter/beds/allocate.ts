import { own } from '@safe-haven/lang';
import { placesNeeded } from '../../party.ts';
import type { Instant, Party } from '../../terms.ts';
import { afterTime } from '../due.ts';
import type { Bed, KeptShelter } from '../state.ts';
import { choose } from './choose.ts';
import { type FreeRoom, freeByRoom, openFor, openTo, openToAll, placesIn } from './free.ts';
import { groupsOf } from './sharing.ts';
import { type Use, usesOf } from './usage.ts';

export type Allocation =
  | { readonly ok: true; readonly beds: readonly string[] }
  | { readonly ok: false; readonly code: 'room_not_for_party' | 'no_free_place' | 'cannot_place_together' };

/**
 * Beds for a party, all in one room (SH-9): the tightest household room, otherwise the tightest shared room; with overflow
 * beds only when nothing else fits. With `now`, deadlines that have passed count as ended.
 */
export function allocate(state: KeptShelter, party: Party, now?: Instant): Allocation {
  const current = now === undefined ? state : afterTime(state, now);
  return allocateAmong(freeByRoom(current, usesOf(current)), party);
}

/** The same for rooms that the caller has already computed. */
export function allocateAmong(rooms: readonly FreeRoom[], party: Party): Allocation {
  const beds = chosen(rooms, party);
  return beds === null ? { ok: false, code: lacking(rooms, party) } : { ok: true, beds };
}

function chosen(rooms: readonly FreeRoom[], party: Party): readonly string[] | null {
  for (const overflow of [false, true]) {
    for (const privacy of ['household', 'shared'] as const) {
      const beds = tightest(rooms, party, privacy, overflow);
      if (beds !== null) return beds;
    }
  }
  return null;
}

/** Why none of the rooms takes a party: one would but for who shares it, too few places, or none in one room. */
function lacking(rooms: readonly FreeRoom[], party: Party): (Allocation & { readonly ok: false })['code'] {
  if (chosen(openToAll(rooms), party) !== null) return 'room_not_for_party';
  return tooFew(rooms, party) ? 'no_free_place' : 'cannot_place_together';
}

function tightest(
  rooms: readonly FreeRoom[],
  party: Party,
  privacy: FreeRoom['room']['privacy'],
  overflow: boolean,
): readonly string[] | null {
  let best: readonly string[] | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  const groups = groupsOf(party);
  for (const room of rooms) {
    if (room.room.privacy !== privacy || !openFor(room, groups)) continue;
    const places = placesIn(room) - (overflow ? 0 : room.overflow.length);
    if (places >= fewest) continue;
    const beds = choose(room, party, overflow);
    if (beds !== null) [best, fewest] = [beds, places];
  }
  return best;
}

/** Too few free places in the whole house, in any rooms. */
const tooFew = (rooms: readonly FreeRoom[], party: Party): boolean =>
  rooms.reduce((sum, room) => sum + (openTo(room) ? placesIn(room) : 0), 0) < placesNeeded(party);

/** In service for its current user: an overflow bed stays so until it is left. */
const isUsable = ({ service }: Bed): boolean => service.state === 'in' || service.state === 'overflow';

/**
 * Beds for a party that has some, or had until its hold lapsed, and whose size changes: those first unless taken by others,
 * then others of the same rooms. A party is never moved to another room without its consent. `keeps`: those who
 * share its rooms do so already, or somebody decided it.
 */
export function refit(
  state: KeptShelter,
  uses: ReadonlyMap<string, Use>,
  has: readonly string[],
  party: Party,
  barred: ReadonlySet<string>,
  keeps = false,
): Allocation {
  const known = freeByRoom(state, uses, barred);
  const all = keeps ? openToAll(known) : known;
  const groups = groupsOf(party);
  const isIts = ({ room }: FreeRoom) => has.some((id) => state.beds[id]?.roomId === room.roomId);
  const rooms = all.filter((room) => isIts(room) && openFor(room, groups));
  const isOpen = (bed: Bed) => rooms.some((room) => room.room.roomId === bed.roomId);
  const kept = has
    .map((id) => own(state.beds, id))
    .filter((bed): bed is Bed => bed !== undefined && isOpen(bed) && isUsable(bed) && !uses.has(bed.bedId))
    .filter((bed) => !barred.has(bed.bedId));
  const kind = (k: Bed['kind']) => [
    ...kept.filter((bed) => bed.kind === k).map((bed) => bed.bedId),
    ...rooms.flatMap((room) => room[k].filter((id) => !has.includes(id))),
  ];
  const free = { adult: kind('adult'), child: kind('child'), overflow: kind('overflow'), cot: kind('cot') };
  for (const overflow of [false, true]) {
    const beds = choose(free, party, overflow);
    if (beds !== null) return { ok: true, beds };
  }
  const theirs = known.filter(isIts);
  if (chosen(openToAll(theirs), party) !== null) return { ok: false, code: 'room_not_for_party' };
  return { ok: false, code: tooFew(all, party) ? 'no_free_place' : 'cannot_place_together' };
}
