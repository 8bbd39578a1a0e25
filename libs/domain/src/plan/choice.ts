import { type Match, matchPrepared } from '../matching/match.ts';
import type { PreparedSearch } from '../matching/prepare.ts';
import { settledKm } from '../matching/rank.ts';
import { fitOf } from '../matching/room-fits.ts';
import { childrenOf, peopleIn, placesNeeded } from '../party.ts';
import { type FreeRoom, placesIn } from '../shelter/beds/free.ts';
import type { PlanParty } from './input.ts';
import { AIMS, type Aim } from './problem.ts';
import { type PlanShelter, together } from './rooms.ts';
import { standsUntilArrival } from './travel.ts';

/** What a house says to a party in rooms of its own choice; null: it takes it in none, or has to be asked. */
export function saysTo(
  { shelter }: PlanShelter,
  rooms: readonly FreeRoom[],
  party: PlanParty,
  search: PreparedSearch,
): Match | null {
  if (shelter.beds === null) return null;
  const beds = { ...shelter.beds, fits: [fitOf(together(rooms), true)], lapses: [] };
  const match = matchPrepared({ ...shelter, beds }, search);
  if (match.outcome === 'cannot' || match.offer === null) return null;
  if (match.conditions.some(({ code }) => isAsked(code))) return null;
  if (match.abroad && party.crosses === 'refused') return null;
  return standsUntilArrival(match.km, match.abroad) ? match : null;
}

/** A house that says this has no rooms to give away: somebody calls it. */
export const isAsked = (code: string): boolean =>
  code === 'ask_the_house' || code === 'counted' || code === 'unreadable';

/** Of one aim: how much a line costs it. */
export type Costs = Readonly<Record<Aim, number>>;

const A_WEIGHT_KM = 30;
/** Distances are in steps of so many km. */
export const KM_STEP = 5;
const FARTHEST_KM = 2_000;
/** A family in a shared room is something to settle by a call. */
const FAMILY_IN_SHARED_ROOM = 2;

/** Another house than the shown one counts twice, another room of it once. */
const [OTHER_SHELTER, OTHER_ROOM] = [2, 1];

/** What a party costs the aims: one room of each of these kinds. */
export function costsOf(match: Match, kinds: readonly (readonly FreeRoom[])[], party: PlanParty): Costs {
  const rooms = kinds.map(([room]) => room as FreeRoom);
  const household = rooms.filter(({ terms }) => terms === null);
  const taken = household.reduce((sum, room) => sum + placesIn(room), 0);
  const sharesWithOthers = household.length === 0 && childrenOf(party.party) + party.party.infants > 0;
  const settled = settledKm({
    conditions: match.conditions.filter(({ code }) => code !== 'cross_border' || party.crosses !== 'agreed'),
    asks: match.asks,
  });
  return {
    locked: 0,
    people: 0,
    two_rooms: rooms.length > 1 ? 1 : 0,
    border: match.abroad ? peopleIn(party.party) : 0,
    conditions: settled / A_WEIGHT_KM + (sharesWithOthers ? FAMILY_IN_SHARED_ROOM : 0),
    distance: Math.floor(Math.min(match.km ?? FARTHEST_KM, FARTHEST_KM) / KM_STEP),
    waste: household.length === 0 ? 0 : taken - placesNeeded(party.party),
    changes: changesFrom(party, match.shelterId, kinds),
  };
}

function changesFrom({ shown }: PlanParty, shelterId: string, kinds: readonly (readonly FreeRoom[])[]): number {
  if (shown === null) return 0;
  if (shown.shelterId !== shelterId) return OTHER_SHELTER;
  return kinds.every((rooms) => rooms.some(({ room }) => shown.rooms.includes(room.roomId))) ? 0 : OTHER_ROOM;
}

/** What it costs the aims to leave a party without a place. */
export const costsOfNowhere = (party: PlanParty): Costs => ({
  locked: party.decided === null ? 0 : 1,
  people: peopleIn(party.party),
  two_rooms: 0,
  border: 0,
  conditions: 0,
  distance: 0,
  waste: 0,
  changes: 0,
});

export const levelsOf = (costs: Costs): readonly number[] => AIMS.map((aim) => costs[aim]);
