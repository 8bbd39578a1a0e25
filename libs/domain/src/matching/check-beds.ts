import { later } from '../instant.ts';
import { isOfHouse } from '../policy/may.ts';
import { freeByRoom } from '../shelter/beds/free.ts';
import { usesOf } from '../shelter/beds/usage.ts';
import type { KeptShelter } from '../shelter/state.ts';
import type { Instant } from '../words.ts';
import type { Asking } from './asking.ts';
import type { FreeBeds, Lapse, MatchableHouse } from './house.ts';
import { addBarrier, addCondition, addQuestion, type Findings, type Reason } from './reasons.ts';
import { firstFit, type Offer, roomFitsOf } from './room-fits.ts';

const NO_FREE_PLACE: Reason = { code: 'no_free_place' };
const NOT_TOGETHER: Reason = { code: 'cannot_place_together' };
const OWN_ROOM: Reason = { code: 'room_privacy' };

/** Where the party fits, by numbers alone; null: nowhere, and that is a barrier unless the party is empty. */
export function checkFree(beds: FreeBeds, { who }: Asking, found: Findings): Offer | null {
  if (who.places === 0) return null;
  const fit = firstFit(beds, who.adults, who.places);
  if (fit === null) addBarrier(found, beds.free < who.places ? NO_FREE_PLACE : NOT_TOGETHER);
  return fit;
}

/**
 * Beds of a hold that this person, or this request, let lapse are theirs again only by the house's word (SH-6): others
 * if there are any, else a condition.
 */
export function checkLapses(house: MatchableHouse, offer: Offer, asking: Asking, found: Findings): Offer {
  const lapses = house.beds?.lapses ?? NONE;
  const waiting = lapses.length === 0 ? NONE : waitingFor(house, lapses, asking);
  if (waiting.length === 0) return offer;
  const state = house.state as KeptShelter;
  const others = roomFitsOf(freeByRoom(state, usesOf(state), barred(waiting)));
  const other = firstFit(others, asking.who.adults, asking.who.places);
  if (other !== null) return other;
  addCondition(found, { code: 'held_again_too_soon', until: endOf(waiting) });
  return offer;
}

const NONE: readonly Lapse[] = [];

function waitingFor(
  house: MatchableHouse,
  lapses: readonly Lapse[],
  { actor, requestId, now }: Asking,
): readonly Lapse[] {
  if (isOfHouse(actor, house)) return NONE;
  return lapses.filter(
    (l) => l.until > now && (l.person === actor.person || (requestId !== null && l.requestId === requestId)),
  );
}

const barred = (lapses: readonly Lapse[]): ReadonlySet<string> => new Set(lapses.flatMap(({ beds }) => beds));
const endOf = (lapses: readonly Lapse[]): Instant => lapses.map(({ until }) => until).reduce(later);

/** A household room that would be held is a room of their own, whatever the rule says. */
export function checkOwnRoom({ rules }: MatchableHouse, offer: Offer | null, found: Findings): void {
  if (offer?.room === 'household') return;
  if (offer !== null || rules.room_privacy === false) addCondition(found, OWN_ROOM);
  else if (rules.room_privacy === null) addQuestion(found, 'room_privacy');
}
