import { type Fact, type KeptShelter, placesOf, type ShelterState } from '@safe-haven/domain';
import { DAY_MS } from '../trends/zone.ts';

/**
 * The history that a kept shelter is forecast from: free places by day, arrivals, departures and planned departures.
 * Days are days of UTC since 1970. Limited to half a year.
 */
export interface Turnover {
  /** The newest day that has begun. */
  day: number;
  /** Free places at the beginning of each day up to `day`, the newest last. */
  free: number[];
  /** Admissions without opening stays: the day, and how many places were no longer free. */
  came: [day: number, places: number][];
  left: Discharge[];
  /** Ids of current opening stays, whose length is unknown. */
  openings: string[];
  /** By id of a current stay: the day on which its departure was planned. */
  readonly planned: Record<string, number>;
  /** Planned departures that are resolved: the day, and whether the party left by its planned day. */
  plans: [day: number, cameTrue: 0 | 1][];
}

/**
 * A discharge: when, since when the party had stayed (an opening stay: since registration), whether it was an opening
 * stay, how many places it freed, on which day it was planned and for when (0: not planned). Instants are days since
 * 1970 with decimals.
 */
export type Discharge = [at: number, since: number, opening: 0 | 1, places: number, planned: number, due: number];

const WINDOW_DAYS = 182;

export const emptyTurnover = (): Turnover => ({
  day: -1,
  free: [],
  came: [],
  left: [],
  openings: [],
  planned: {},
  plans: [],
});

/** Applies one fact in place. `before` and `after`: the state of the shelter without and with the fact. */
export function applyToTurnover(
  turnover: Turnover,
  before: ShelterState,
  { event, context }: Fact,
  after: ShelterState,
): void {
  if (before.situation !== 'kept' || after.situation !== 'kept') return;
  const today = dayAt(context.recordedAt);
  if (today > turnover.day) startDays(turnover, before, today);
  const day = dayAt(context.occurredAt);
  switch (event.type) {
    case 'PartyAdmitted': {
      const stay = after.stays[event.stayId];
      if (!stay) return;
      if (event.kind === 'opening') turnover.openings.push(event.stayId);
      else turnover.came.push([day, placesFreedBy(stay.beds, after)]);
      return;
    }
    case 'DeparturePlanned':
      turnover.planned[event.stayId] = day;
      return;
    case 'DeparturePlanWithdrawn':
      delete turnover.planned[event.stayId];
      turnover.plans.push([day, 0]);
      return;
    case 'PartyDischarged':
      recordDischarge(turnover, before, event.stayId, daysAt(context.occurredAt));
      return;
    default:
      return;
  }
}

function recordDischarge(turnover: Turnover, before: KeptShelter, stayId: string, at: number): void {
  const stay = before.stays[stayId];
  if (!stay) return;
  const due = stay.departure ? daysAt(stay.departure.to) : 0;
  if (due > 0) turnover.plans.push([Math.floor(at), Math.floor(at) <= due ? 1 : 0]);
  const opening = turnover.openings.includes(stayId) ? 1 : 0;
  const planned = turnover.planned[stayId] ?? 0;
  turnover.left.push([at, Math.min(at, daysAt(stay.since)), opening, placesFreedBy(stay.beds, before), planned, due]);
  if (opening) turnover.openings = turnover.openings.filter((openStayId) => openStayId !== stayId);
  delete turnover.planned[stayId];
}

/** Fills in the days since the last fact: each began with the places free after that fact. */
function startDays(turnover: Turnover, before: KeptShelter, today: number): void {
  const { free } = placesOf(before);
  const count = turnover.day < 0 ? 1 : Math.min(WINDOW_DAYS, today - turnover.day);
  for (let n = 0; n < count; n++) turnover.free.push(free);
  turnover.day = today;
  if (turnover.free.length > WINDOW_DAYS) turnover.free = turnover.free.slice(-WINDOW_DAYS);
  for (const list of ['came', 'left', 'plans'] as const) dropOlder(turnover, list, today - WINDOW_DAYS);
}

function dropOlder(turnover: Turnover, list: 'came' | 'left' | 'plans', oldest: number): void {
  const isOld = ([day]: readonly [number, ...unknown[]]) => day < oldest;
  if (turnover[list].some(isOld)) turnover[list] = turnover[list].filter((entry) => !isOld(entry)) as never;
}

/**
 * How many places become free when these beds are no longer used: all of a household room, only these of a shared one.
 */
export function placesFreedBy(beds: readonly string[], { rooms, beds: all }: KeptShelter): number {
  const used = new Set(beds);
  const ownRooms = new Set(beds.map((id) => all[id]?.roomId).filter((id) => id && rooms[id]?.privacy === 'household'));
  return Object.values(all).filter(
    (bed) => bed.kind !== 'cot' && isStaffed(bed.service.state) && (used.has(bed.bedId) || ownRooms.has(bed.roomId)),
  ).length;
}

const isStaffed = (state: KeptShelter['beds'][string]['service']['state']) => state === 'in' || state === 'overflow';
const dayAt = (instant: string): number => Math.floor(Date.parse(instant) / DAY_MS);

/** Rounded to about nine seconds, which keeps snapshots short. */
const PRECISION = 10_000;
/** An instant in days since 1970, with decimals. */
export const daysAt = (instant: string): number => Math.round((Date.parse(instant) / DAY_MS) * PRECISION) / PRECISION;
