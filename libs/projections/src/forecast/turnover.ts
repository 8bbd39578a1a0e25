import { type Fact, type KeptShelter, placesOf, type ShelterState } from '@safe-haven/domain';
import { DAY_MS } from '../trends/zone.ts';

/**
 * What the next days of a kept house are counted from: how many places were free on each of its last days, who came, and how
 * long those stayed who left. Days are those of UTC, numbered from 1970. Bounded: half a year, which is enough to learn from.
 */
export interface Turnover {
  /** The newest day that has begun. */
  day: number;
  /** Free places at the beginning of each day up to `day`, the newest last. */
  free: number[];
  /** Each admission but of who was there already: its day, and how many places were free no more by it. */
  came: [day: number, places: number][];
  left: Left[];
  /** Stays that are there and were there already when the house began here: since when is not known. */
  openings: string[];
  /** On which day the departure of a stay that is there was planned. */
  readonly planned: Record<string, number>;
  /** Each planned departure that came true by its day, or did not: when that was seen. */
  plans: [day: number, cameTrue: 0 | 1][];
}

/**
 * A discharge: when, since when they had stayed (of an opening, since the house began here), what it freed, on which day it
 * was planned and for when (0: it was not). Instants are days since 1970 with their part.
 */
export type Left = [at: number, since: number, opening: 0 | 1, places: number, planned: number, due: number];

const DAYS_KEPT = 182;

export const emptyTurnover = (): Turnover => ({
  day: -1,
  free: [],
  came: [],
  left: [],
  openings: [],
  planned: {},
  plans: [],
});

/** Enters one fact, in place. `before` and `after` are the house around it. */
export function turn(turnover: Turnover, before: ShelterState, { event, context }: Fact, after: ShelterState): void {
  if (before.situation !== 'kept' || after.situation !== 'kept') return;
  const today = dayAt(context.recordedAt);
  if (today > turnover.day) beginDays(turnover, before, today);
  const day = dayAt(context.occurredAt);
  switch (event.type) {
    case 'PartyAdmitted': {
      const stay = after.stays[event.stayId];
      if (!stay) return;
      if (event.kind === 'opening') turnover.openings.push(event.stayId);
      else turnover.came.push([day, freedBy(stay.beds, after)]);
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
      leave(turnover, before, event.stayId, daysAt(context.occurredAt));
      return;
    default:
      return;
  }
}

function leave(turnover: Turnover, before: KeptShelter, stayId: string, at: number): void {
  const stay = before.stays[stayId];
  if (!stay) return;
  const due = stay.departure ? daysAt(stay.departure.to) : 0;
  if (due > 0) turnover.plans.push([Math.floor(at), Math.floor(at) <= due ? 1 : 0]);
  const opening = turnover.openings.includes(stayId) ? 1 : 0;
  const planned = turnover.planned[stayId] ?? 0;
  turnover.left.push([at, Math.min(at, daysAt(stay.since)), opening, freedBy(stay.beds, before), planned, due]);
  if (opening) turnover.openings = turnover.openings.filter((one) => one !== stayId);
  delete turnover.planned[stayId];
}

/** Days have begun since the fact before: on each of them so many places were free as that had left. */
function beginDays(turnover: Turnover, before: KeptShelter, today: number): void {
  const { free } = placesOf(before);
  const began = turnover.day < 0 ? 1 : Math.min(DAYS_KEPT, today - turnover.day);
  for (let n = 0; n < began; n++) turnover.free.push(free);
  turnover.day = today;
  if (turnover.free.length > DAYS_KEPT) turnover.free = turnover.free.slice(-DAYS_KEPT);
  for (const what of ['came', 'left', 'plans'] as const) forget(turnover, what, today - DAYS_KEPT);
}

function forget(turnover: Turnover, what: 'came' | 'left' | 'plans', oldest: number): void {
  const isOld = ([day]: readonly [number, ...unknown[]]) => day < oldest;
  if (turnover[what].some(isOld)) turnover[what] = turnover[what].filter((one) => !isOld(one)) as never;
}

/** Places that a new party can be given once nobody uses these beds: of a household room all, of a shared one those. */
export function freedBy(beds: readonly string[], { rooms, beds: all }: KeptShelter): number {
  const used = new Set(beds);
  const own = new Set(beds.map((id) => all[id]?.roomId).filter((id) => id && rooms[id]?.privacy === 'household'));
  return Object.values(all).filter(
    (bed) => bed.kind !== 'cot' && isStaffed(bed.service.state) && (used.has(bed.bedId) || own.has(bed.roomId)),
  ).length;
}

const isStaffed = (state: KeptShelter['beds'][string]['service']['state']) => state === 'in' || state === 'overflow';
const dayAt = (instant: string): number => Math.floor(Date.parse(instant) / DAY_MS);

/** To some seconds, which is as exact as anybody writes. */
const PARTS = 10_000;
/** An instant as days since 1970, with its part. */
export const daysAt = (instant: string): number => Math.round((Date.parse(instant) / DAY_MS) * PARTS) / PARTS;
