import { later } from '../instant.ts';
import { isOfHouse } from '../policy/may.ts';
import { allocateAmong } from '../shelter/beds/allocate.ts';
import { freeByRoom } from '../shelter/beds/free.ts';
import { usesOf } from '../shelter/beds/usage.ts';
import type { KeptShelter } from '../shelter/state.ts';
import type { Instant, RoomPrivacy } from '../words.ts';
import type { Asking } from './asking.ts';
import type { FreeBeds, Lapse, MatchableHouse } from './house.ts';
import { addBarrier, addCondition, addQuestion, type Findings, type Reason } from './reasons.ts';

/** The beds that a hold would take now. `beds` is for those who see the house exactly. */
export interface Offer {
  readonly beds: readonly string[];
  readonly room: RoomPrivacy;
}

const NO_FREE_PLACE: Reason = { code: 'no_free_place' };
const NOT_TOGETHER: Reason = { code: 'cannot_place_together' };
const OWN_ROOM: Reason = { code: 'room_privacy' };

/** Whether the party fits, by numbers alone: no bed is chosen for a house that is out for another reason. */
export function checkFree({ free, open }: FreeBeds, { who }: Asking, found: Findings): void {
  if (free < who.places) {
    addBarrier(found, NO_FREE_PLACE);
    return;
  }
  for (let i = 0; i < open.length; i += 2) {
    if ((open[i] as number) >= who.adults && (open[i + 1] as number) >= who.places) return;
  }
  if (who.places > 0) addBarrier(found, NOT_TOGETHER);
}

/** The beds for a party that fits; a condition where they are this person's own lapsed ones (SH-6). */
export function offerOf(house: MatchableHouse, beds: FreeBeds, asking: Asking, found: Findings): Offer | null {
  if (asking.who.places === 0) return null;
  const state = house.state as KeptShelter;
  const waiting = waitingFor(house, beds, asking);
  let rooms = waiting.length === 0 ? beds.rooms : freeByRoom(state, usesOf(state), barred(waiting));
  let chosen = allocateAmong(rooms, asking.party);
  if (!chosen.ok && waiting.length > 0) {
    addCondition(found, { code: 'held_again_too_soon', until: endOf(waiting) });
    rooms = beds.rooms;
    chosen = allocateAmong(rooms, asking.party);
  }
  if (!chosen.ok) return null;
  const roomId = state.beds[chosen.beds[0] as string]?.roomId as string;
  return { beds: chosen.beds, room: state.rooms[roomId]?.privacy ?? 'shared' };
}

const NONE: readonly Lapse[] = [];

function waitingFor(house: MatchableHouse, { lapses }: FreeBeds, { actor, requestId, now }: Asking): readonly Lapse[] {
  if (lapses.length === 0 || isOfHouse(actor, house)) return NONE;
  return lapses.filter(
    (l) => l.until > now && (l.person === actor.person || (requestId !== null && l.requestId === requestId)),
  );
}

const barred = (lapses: readonly Lapse[]): ReadonlySet<string> => new Set(lapses.flatMap(({ beds }) => beds));
const endOf = (lapses: readonly Lapse[]): Instant => lapses.map(({ until }) => until).reduce(later);

/** A household room that would be held is a room of their own, whatever the rule says. */
export function checkOwnRoom({ rules }: MatchableHouse, offer: Offer | null, asking: Asking, found: Findings): void {
  if (!asking.needs.ownRoom || offer?.room === 'household') return;
  if (offer !== null || rules.room_privacy === false) addCondition(found, OWN_ROOM);
  else if (rules.room_privacy === null) addQuestion(found, 'room_privacy');
}
