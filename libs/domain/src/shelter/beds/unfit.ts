import { own } from '@safe-haven/lang';
import type { Instant, Party } from '../../terms.ts';
import type { Rejection, WhatHappened } from '../rejections.ts';
import type { Bed, Ended, KeptShelter } from '../state.ts';
import { suits } from './choose.ts';
import { notToShare } from './free.ts';
import { roomsOf } from './rooms.ts';
import { groupsOf } from './sharing.ts';
import { type Use, useOf } from './usage.ts';

/** The first of these beds that the house does not have, with what happened to it as far as known. */
export function unknownBed(state: KeptShelter, beds: readonly string[]): Rejection | null {
  const missing = beds.find((id) => own(state.beds, id) === undefined);
  if (missing === undefined) return null;
  return withHappened('bed_unknown', endedAs(state, missing, 'bed'));
}

/**
 * Why a party can't have exactly these beds now, in order of precedence: out of service, taken, in another party's
 * household room, in a shared room that it may not share, not what it needs. `uses` excludes the party's own. `keeps`:
 * those who share the rooms with it do so already, or somebody decided it.
 */
export function unfit(
  state: KeptShelter,
  uses: ReadonlyMap<string, Use>,
  ids: readonly string[],
  party: Party,
  keeps = false,
): Rejection | null {
  const beds = ids.map((id) => state.beds[id] as Bed);
  const out = beds.find((bed) => bed.service.state === 'out' || bed.service.state === 'closed');
  if (out !== undefined) return withHappened('bed_out_of_service', outOf(out));
  for (const id of ids) {
    const use = uses.get(id);
    if (use !== undefined) return withHappened('bed_taken', takenBy(use));
  }
  const intruded = otherInHousehold(state, uses, beds);
  if (intruded !== null) return withHappened('room_taken', takenBy(intruded));
  if (!keeps && notToShare(state, uses, roomsOf(state, ids), groupsOf(party)) !== null)
    return { code: 'room_not_for_party' };
  return suits(beds, party) ? null : { code: 'beds_do_not_suit' };
}

/** Who else is in a household room of these beds. */
function otherInHousehold(state: KeptShelter, uses: ReadonlyMap<string, Use>, beds: readonly Bed[]): Use | null {
  const households = beds.map((bed) => bed.roomId).filter((id) => own(state.rooms, id)?.privacy === 'household');
  if (households.length === 0) return null;
  for (const [id, use] of uses) {
    const room = own(state.beds, id)?.roomId;
    if (room !== undefined && households.includes(room)) return use;
  }
  return null;
}

/** A bed in use can't be retired or taken out of service (SH-12). */
export function bedInUse(state: KeptShelter, bedId: string): Rejection | null {
  const use = useOf(state, bedId);
  return use === null ? null : withHappened('bed_in_use', takenBy(use));
}

export const withHappened = (code: Rejection['code'], happened: WhatHappened | null): Rejection =>
  happened === null ? { code } : { code, happened };

const takenBy = ({ hold, stay }: Use): WhatHappened =>
  hold
    ? { what: 'held', at: hold.heldAt, byRole: hold.placedBy.role }
    : { what: 'admitted', at: stay.bedsSince, byRole: stay.by.role };

const outOf = ({ service }: Bed): WhatHappened | null =>
  service.state === 'out' ? { what: 'taken_out_of_service', at: service.since, byRole: service.by.role } : null;

const ENDING_OF = {
  released: 'released',
  lapsed: 'lapsed',
  admitted: 'admitted',
  discharged: 'discharged',
  retired: 'retired',
} as const;

/** How a hold, stay or bed ended, if that is still remembered. */
export function endedAs(state: KeptShelter, id: string, what: Ended['what']): WhatHappened | null {
  const ended = lastEnded(state, id, what);
  if (ended === null || ended.how === 'moved' || ended.how === 'returned') return null;
  return { what: ENDING_OF[ended.how], at: ended.to, byRole: ended.by.role };
}

/** The newest end of a hold, stay or bed; a stay that only moved has not ended. */
export const lastEnded = (state: KeptShelter, id: string, what: Ended['what']): Ended | null =>
  state.ended.findLast((e) => e.id === id && e.what === what && e.how !== 'moved') ?? null;

/** The newest hold or admission of the house, to report to somebody for whom nothing is left. */
export function lastTaking(uses: ReadonlyMap<string, Use>): WhatHappened | null {
  let newest: WhatHappened | null = null;
  for (const use of uses.values()) {
    const taken = takenBy(use);
    if (newest === null || (taken.at as Instant) > newest.at) newest = taken;
  }
  return newest;
}
