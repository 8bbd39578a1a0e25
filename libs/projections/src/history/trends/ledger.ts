import { BACKDATING, type Fact, type KeptShelter, type ShelterState } from '@safe-haven/domain';
import type { Change, Quantity } from './change.ts';
import { changesOf } from './changes.ts';
import { compactRooms, type Rooms, spareChanges } from './rooms.ts';
import type { OverflowTimes } from './service.ts';
import { dayName, zoneOf } from './zone.ts';

/**
 * Occupied, held, in service, out of service and spare places of one shelter by local day, in exact bed-milliseconds,
 * and the persons present at the end of each night.
 *
 * Each fact changes the counts by a step at its `occurredAt`. A day stores the sum of its steps, and what they add up
 * to by the end of the day; the bed-time of a day is then `sum of all earlier steps × length of the day + the stored
 * integral`. This is linear: facts may arrive in any order, so a back-dated fact is applied like any other. All numbers
 * are integers, so nothing is rounded. Only days with a change are stored.
 */
export interface OccupancyLedger {
  readonly timezone: string;
  /** The registration (ms), from which on the shelter counts; null: it keeps no beds, or is not registered. */
  readonly since: number | null;
  /** Oldest first. */
  readonly days: Record<string, DayEntry>;
  readonly overflow: OverflowTimes;
  readonly rooms: Rooms;
}

/**
 * Two numbers for each of `QUANTITIES`: the step, and its bed-milliseconds until the end of the day. Last, the step of
 * the persons in the night that begins on that day.
 */
export type DayEntry = number[];
export const QUANTITIES: readonly Quantity[] = ['occupied', 'held', 'inService', 'out', 'spare'];
export const PERSONS = 2 * QUANTITIES.length;

export const emptyLedger = (): OccupancyLedger => ({ timezone: 'UTC', since: null, days: {}, overflow: {}, rooms: {} });

/**
 * The ledger of a newly registered shelter. `timezone` differs from the registration's if the shelter changed it later:
 * the days are cut by the newest zone.
 */
export function openLedger(state: KeptShelter, timezone = state.timezone): OccupancyLedger {
  return { ...emptyLedger(), timezone, since: Date.parse(state.registeredAt) };
}

/**
 * Applies one fact to the ledger in place. `before` and `after`: the state of the shelter without and with the fact.
 */
export function applyToLedger(ledger: OccupancyLedger, before: ShelterState, fact: Fact, after: ShelterState): void {
  if (before.situation !== 'kept' || after.situation !== 'kept' || ledger.since === null) return;
  const changes = changesOf(before, fact, after, ledger.overflow).filter(({ step }) => step !== 0);
  if (changes.length === 0) return;
  for (const change of changes) {
    if (change.of !== 'uses') add(ledger, change, ledger.since);
    for (const spare of spareChanges(ledger.rooms, change)) if (spare.step !== 0) add(ledger, spare, ledger.since);
  }
  compactRooms(ledger.rooms, Date.parse(fact.context.recordedAt) - BACKDATING);
}

function add(ledger: OccupancyLedger, change: Change, since: number): void {
  const zone = zoneOf(ledger.timezone);
  const at = Math.max(change.at, since);
  if (change.of === 'persons') {
    // The night includes four o'clock: an admission at that instant counts for it.
    entryOf(ledger.days, dayName(zone.nightAt(at - 1)))[PERSONS]! += change.step;
    return;
  }
  const day = zone.dayAt(at);
  const entry = entryOf(ledger.days, dayName(day));
  const i = 2 * QUANTITIES.indexOf(change.of);
  entry[i]! += change.step;
  entry[i + 1]! += change.step * (zone.startOf(day + 1) - at);
}

/** The entry of a day; a new one is inserted in order, so that equal ledgers have equal bytes. */
function entryOf(days: Record<string, DayEntry>, day: string): DayEntry {
  const existing = days[day];
  if (existing) return existing;
  const entry = new Array<number>(PERSONS + 1).fill(0);
  const later = Object.entries(days).filter(([d]) => d > day);
  for (const [d] of later) delete days[d];
  days[day] = entry;
  for (const [d, e] of later) days[d] = e;
  return entry;
}
