import type { Freshness } from '@safe-haven/contracts';
import { after } from '../instant.ts';
import { seesExact } from '../policy/may.ts';
import { freeByRoom, openTo, placesIn } from '../shelter/beds/free.ts';
import { placesOf } from '../shelter/beds/places.ts';
import { usesOf } from '../shelter/beds/usage.ts';
import { overdueAt } from '../shelter/due.ts';
import { freshnessAt } from '../shelter/freshness.ts';
import { WAIT_AFTER_LAPSE } from '../shelter/limits.ts';
import { freshnessToOthers, numbersAsOf } from '../shelter/numbers-as-of.ts';
import { callIn, callToOthers } from '../shelter/phone-call.ts';
import type { CountedShelter, Intake, KeptShelter, RecordedCall, ShelterState } from '../shelter/state.ts';
import type { Actor, Country, DirectHolds, Instant } from '../terms.ts';
import { type Direction, directionOf } from './distance.ts';
import { type RoomFit, roomFitsOf } from './room-fits.ts';
import { readRules, type ShelterRules } from './rules/index.ts';
import type { Point } from './search.ts';

/** What matching needs to know of a place besides the house's own stream. */
export interface Place {
  /** The public point of its area; null: the catalogue has none. */
  readonly point: Point | null;
  /** The program can't read the house's log to its end, so its state is not relied on. */
  readonly unreadable?: boolean;
}

/** A house prepared for any number of searches; valid while its state and place stay the same. */
export interface MatchableShelter {
  readonly shelterId: string;
  readonly revision: number;
  readonly organisation: string;
  readonly country: Country;
  readonly areaId: string;
  readonly timezone: string;
  readonly place: Place;
  readonly direction: Direction | null;
  readonly situation: 'kept' | 'counted' | 'unreadable';
  readonly state: KeptShelter | CountedShelter;
  /** Its parsed intake rules. */
  readonly rules: ShelterRules;
  readonly intake: Intake;
  readonly directHolds: DirectHolds;
  /** As of when the house's numbers were last confirmed or changed, in ms; -Infinity: never. Only for who sees it exactly. */
  readonly numbersAsOf: number;
  /** From this instant on (ms) deadlines have passed that the state does not contain yet. */
  readonly dueAt: number;
  /** A kept house's free beds; null for others. */
  readonly beds: FreeBeds | null;
  /** How many places a counted house reports as free; null: not reported. */
  readonly reported: number | null;
}

export interface FreeBeds {
  /** The rooms with space, the preferred ones first. */
  readonly fits: readonly RoomFit[];
  /** Places in all of those rooms. */
  readonly free: number;
  /** The most places of one of them. */
  readonly together: number;
  /** The places of each household room that is free. */
  readonly households: readonly number[];
  readonly lapses: readonly Lapse[];
}

/** A lapsed hold: the one who placed it needs the house's consent before those beds are held again. */
export interface Lapse {
  readonly person: string;
  readonly requestId: string | null;
  readonly beds: readonly string[];
  readonly until: Instant;
}

/** How current the numbers are for the searcher: of another organisation's house no instant counts (PV-10). */
export const freshnessFor = ({ actor, nowMs }: Searcher, shelter: MatchableShelter): Freshness =>
  seesExact(actor, shelter) ? freshnessAt(shelter.numbersAsOf, nowMs) : freshnessToOthers(shelter.state, nowMs);

/** What the house last said by phone, as far as the searcher may see it; null: nothing. */
export const callFor = ({ actor, nowMs }: Searcher, { state, ...shelter }: MatchableShelter): RecordedCall | null =>
  seesExact(actor, shelter) ? callIn(state, nowMs) : callToOthers(state, nowMs);

interface Searcher {
  readonly actor: Actor;
  readonly nowMs: number;
}

/** Parses rules and beds once. null: not registered, or past. */
export function matchableOf(state: ShelterState, place: Place): MatchableShelter | null {
  return state.situation === 'unregistered' || state.situation === 'past' ? null : readyShelter(state, place);
}

/** The same for a registered house. */
export function readyShelter(state: KeptShelter | CountedShelter, place: Place): MatchableShelter {
  const { shelterId, revision, organisation, country, area, timezone } = state;
  const asOf = numbersAsOf(state);
  const unreadable = place.unreadable === true;
  const due = overdueAt(state);
  return {
    shelterId,
    revision,
    organisation,
    country,
    areaId: area.id,
    timezone,
    place,
    direction: place.point === null ? null : directionOf(place.point),
    situation: unreadable ? 'unreadable' : state.situation,
    state,
    rules: readRules(unreadable ? null : state.rules),
    intake: unreadable ? { state: 'open' } : state.intake,
    directHolds: state.situation === 'kept' ? state.holdPolicy.directHolds : 'nobody',
    numbersAsOf: asOf === null ? Number.NEGATIVE_INFINITY : Date.parse(asOf),
    dueAt: unreadable || due === null ? Number.POSITIVE_INFINITY : Date.parse(due),
    beds: unreadable || state.situation === 'counted' ? null : freeBedsOf(state),
    reported: unreadable || state.situation === 'kept' ? null : reportedBy(state),
  };
}

function freeBedsOf(state: KeptShelter): FreeBeds {
  const rooms = freeByRoom(state, usesOf(state));
  const open = rooms.filter(openTo);
  const places = open.map(placesIn);
  return {
    free: places.reduce((sum, room) => sum + room, 0),
    together: Math.max(0, ...places),
    households: open.filter(({ room }) => room.privacy === 'household').map(placesIn),
    fits: roomFitsOf(rooms),
    lapses: lapsesOf(state),
  };
}

const lapsesOf = ({ ended }: KeptShelter): readonly Lapse[] =>
  ended
    .filter(({ how }) => how === 'lapsed')
    .map(({ by, requestId, beds, to }) => ({
      person: by.person,
      requestId,
      beds,
      until: after(to, WAIT_AFTER_LAPSE),
    }));

function reportedBy(state: CountedShelter): number | null {
  const { latest, places } = state.census;
  return latest === null || places === null ? null : placesOf(state).free;
}
