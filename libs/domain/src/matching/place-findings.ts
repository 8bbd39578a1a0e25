import type { Freshness } from '@safe-haven/contracts';
import { later } from '../instant.ts';
import { isOfShelter } from '../policy/may.ts';
import { freeByRoom } from '../shelter/beds/free.ts';
import { usesOf } from '../shelter/beds/usage.ts';
import type { KeptShelter, RecordedCall } from '../shelter/state.ts';
import type { Instant } from '../terms.ts';
import { barrier, condition, type Finding, question } from './findings.ts';
import type { PreparedSearch } from './prepare.ts';
import { firstFit, fitsButFor, type Offer, roomFitsOf } from './room-fits.ts';
import type { FreeBeds, Lapse, MatchableShelter } from './shelter.ts';

/** The barrier that a party of this size does not fit into the free beds; null where it fits, or is empty. */
export function checkFit({ free, fits }: FreeBeds, fit: Offer | null, search: PreparedSearch): Finding | null {
  const { places } = search;
  if (fit !== null || places === 0) return null;
  if (fitsButFor(fits, search)) return barrier({ code: 'room_not_for_party' });
  return barrier({ code: free < places ? 'no_free_place' : 'cannot_place_together' });
}

/** What is known of a counted house. */
interface Reported extends Pick<MatchableShelter, 'reported'> {
  readonly freshness: Freshness;
  readonly call: RecordedCall | null;
}

/** A counted house: what it said by phone, or its own count while it is recent, otherwise a question. */
export function checkReport({ reported, freshness, call }: Reported, { places }: PreparedSearch): Finding | null {
  if (call !== null) return call.free !== null && call.free < places ? barrier({ code: 'no_free_place' }) : null;
  if (reported === null) return question('places');
  if (freshness === 'stale') return condition({ code: 'stale_report' });
  return reported < places ? barrier({ code: 'no_free_place' }) : null;
}

/** A house that said by phone that it is full or takes nobody is called before anybody is sent there (PC-5). */
export function checkCall(call: RecordedCall | null): Finding | null {
  if (call === null || (call.free !== null && call.free > 0)) return null;
  return condition({ code: call.free === null ? 'phoned_paused' : 'phoned_full' });
}

/** Where a hold would place the party, and what that depends on. */
export interface ChosenBeds {
  readonly offer: Offer | null;
  readonly finding: Finding | null;
}

/**
 * Beds of a hold that this person or request let lapse need the house's consent (SH-6): other beds if possible, otherwise a
 * condition.
 */
export function afterLapses(shelter: MatchableShelter, fit: Offer, search: PreparedSearch): ChosenBeds {
  const waiting = waitingFor(shelter, search);
  if (waiting.length === 0) return { offer: fit, finding: null };
  const state = shelter.state as KeptShelter;
  const barred = new Set(waiting.flatMap(({ beds }) => beds));
  const others = roomFitsOf(freeByRoom(state, usesOf(state), barred));
  const other = firstFit(others, search);
  if (other !== null) return { offer: other, finding: null };
  return { offer: fit, finding: condition({ code: 'held_again_too_soon', until: endOf(waiting) }) };
}

const NONE: readonly Lapse[] = [];

function waitingFor(shelter: MatchableShelter, { actor, requestId, now }: PreparedSearch): readonly Lapse[] {
  const lapses = shelter.beds?.lapses ?? NONE;
  if (lapses.length === 0 || isOfShelter(actor, shelter)) return NONE;
  return lapses.filter(
    (l) => l.until > now && (l.person === actor.person || (requestId !== null && l.requestId === requestId)),
  );
}

const endOf = (lapses: readonly Lapse[]): Instant => lapses.map(({ until }) => until).reduce(later);
