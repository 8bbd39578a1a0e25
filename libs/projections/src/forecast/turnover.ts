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
  /** Each discharge: its day, how many days they had stayed, how many days before it was planned (0: it was not). */
  left: [day: number, stayed: number, ahead: number][];
  /** On which day the departure of a stay that is there was planned. */
  readonly planned: Record<string, number>;
  /** How many planned departures came true by their day, and how many not. */
  readonly plans: { kept: number; missed: number };
}

const DAYS_KEPT = 182;

export const emptyTurnover = (): Turnover => ({
  day: -1,
  free: [],
  came: [],
  left: [],
  planned: {},
  plans: { kept: 0, missed: 0 },
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
      if (stay && event.kind !== 'opening') turnover.came.push([day, freedBy(stay.beds, after)]);
      return;
    }
    case 'DeparturePlanned':
      turnover.planned[event.stayId] = day;
      return;
    case 'DeparturePlanWithdrawn':
      delete turnover.planned[event.stayId];
      turnover.plans.missed++;
      return;
    case 'PartyDischarged':
      leave(turnover, before, event.stayId, day);
      return;
    default:
      return;
  }
}

function leave(turnover: Turnover, before: KeptShelter, stayId: string, day: number): void {
  const stay = before.stays[stayId];
  if (!stay) return;
  const planned = turnover.planned[stayId];
  if (stay.departure) turnover.plans[day <= dayAt(stay.departure.to) ? 'kept' : 'missed']++;
  const ahead = planned === undefined ? 0 : Math.max(0, day - planned);
  turnover.left.push([day, Math.max(0, day - dayAt(stay.since)), ahead]);
  delete turnover.planned[stayId];
}

/** Days have begun since the fact before: on each of them so many places were free as that had left. */
function beginDays(turnover: Turnover, before: KeptShelter, today: number): void {
  const { free } = placesOf(before);
  const began = turnover.day < 0 ? 1 : Math.min(DAYS_KEPT, today - turnover.day);
  for (let n = 0; n < began; n++) turnover.free.push(free);
  turnover.day = today;
  if (turnover.free.length > DAYS_KEPT) turnover.free = turnover.free.slice(-DAYS_KEPT);
  const oldest = today - DAYS_KEPT;
  if ((turnover.came[0]?.[0] ?? today) < oldest) turnover.came = turnover.came.filter(([day]) => day >= oldest);
  if ((turnover.left[0]?.[0] ?? today) < oldest) turnover.left = turnover.left.filter(([day]) => day >= oldest);
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
