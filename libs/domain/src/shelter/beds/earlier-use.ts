import { own } from '@safe-haven/lang';
import type { Instant } from '../../terms.ts';
import type { Bed, Ended, KeptShelter } from '../state.ts';
import { roomsOf } from './rooms.ts';

/**
 * What a backdated use of these beds would overlap (SH-10): another party's hold or stay in one of them or in the same
 * household room, or a time in which one was out of service. `selves` are the hold and stay of the party itself. null:
 * nothing.
 */
export function earlierUse(
  state: KeptShelter,
  beds: readonly string[],
  from: Instant,
  until: Instant,
  selves: readonly (string | null)[] = [],
): Ended | null {
  if (from >= until || state.ended.length === 0) return null;
  const households = roomsOf(state, beds).filter((id) => own(state.rooms, id)?.privacy === 'household');
  const overlaps = (e: Ended) =>
    during(e, from, until) &&
    !selves.includes(e.id) &&
    (e.beds.some((id) => beds.includes(id)) || (e.what !== 'out' && e.rooms.some((id) => households.includes(id))));
  return state.ended.find(overlaps) ?? null;
}

/** Beds that may not be chosen for a use that began earlier. */
export function barredFrom(
  state: KeptShelter,
  from: Instant,
  until: Instant,
  selves: readonly (string | null)[] = [],
): ReadonlySet<string> {
  const barred = new Set<string>();
  if (from >= until) return barred;
  const rooms = new Set<string>();
  for (const e of state.ended) {
    if (!during(e, from, until) || selves.includes(e.id)) continue;
    for (const bed of e.beds) barred.add(bed);
    if (e.what !== 'out') for (const room of e.rooms) rooms.add(room);
  }
  for (const id of Object.keys(state.beds)) {
    const { roomId } = state.beds[id] as Bed;
    if (rooms.has(roomId) && own(state.rooms, roomId)?.privacy === 'household') barred.add(id);
  }
  return barred;
}

const during = (e: Ended, from: Instant, until: Instant): boolean => e.what !== 'bed' && e.to > from && e.from < until;
