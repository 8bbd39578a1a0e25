import { own } from '@safe-haven/lang';
import type { Instant, Party } from '../../terms.ts';
import type { Bed, Ended, KeptShelter } from '../state.ts';
import { roomsOf } from './rooms.ts';
import { groupsOf, mayShare, termsOf } from './sharing.ts';

/**
 * What a backdated use of these beds by a party would overlap (SH-10): another party's hold or stay in one of them or in
 * the same household room, or in a shared room that the two may not share, or a time in which one was out of service.
 * `selves` are the hold and stay of the party itself. `party` null: it does not matter who shared the rooms with it. null:
 * nothing.
 */
export function earlierUse(
  state: KeptShelter,
  beds: readonly string[],
  from: Instant,
  until: Instant,
  selves: readonly (string | null)[],
  party: Party | null,
): Ended | null {
  if (from >= until || state.ended.length === 0) return null;
  const rooms = roomsOf(state, beds);
  const overlaps = (e: Ended) =>
    during(e, from, until) &&
    !selves.includes(e.id) &&
    (e.beds.some((id) => beds.includes(id)) || e.rooms.some((id) => rooms.includes(id) && closes(state, id, e, party)));
  return state.ended.find(overlaps) ?? null;
}

/** Beds that may not be chosen for a use that began earlier. */
export function barredFrom(
  state: KeptShelter,
  from: Instant,
  until: Instant,
  selves: readonly (string | null)[],
  party: Party | null,
): ReadonlySet<string> {
  const barred = new Set<string>();
  if (from >= until) return barred;
  const rooms = new Set<string>();
  for (const e of state.ended) {
    if (!during(e, from, until) || selves.includes(e.id)) continue;
    for (const bed of e.beds) barred.add(bed);
    for (const room of e.rooms) if (closes(state, room, e, party)) rooms.add(room);
  }
  for (const id of Object.keys(state.beds)) if (rooms.has((state.beds[id] as Bed).roomId)) barred.add(id);
  return barred;
}

/** Whether a use closed this room of its own to a party: a household room to everybody, a shared one to some (SR-1). */
function closes(state: KeptShelter, roomId: string, e: Ended, party: Party | null): boolean {
  const room = own(state.rooms, roomId);
  if (e.what === 'out' || room === undefined) return false;
  if (room.privacy === 'household') return true;
  if (e.party === null || party === null) return false;
  return !mayShare(termsOf(room.forWhom, state.rules), groupsOf(e.party), groupsOf(party));
}

const during = (e: Ended, from: Instant, until: Instant): boolean => e.what !== 'bed' && e.to > from && e.from < until;
