import { BACKDATING, type Fact, type KeptShelter, type ShelterState } from '@safe-haven/domain';
import type { Change, Quantity } from './change.ts';
import { changesOf } from './changes.ts';
import { forgetBefore, type Rooms, spareChanges } from './rooms.ts';
import type { OverflowTimes } from './service.ts';
import { dayName, zoneOf } from './zone.ts';

/**
 * Occupied, held, in service, out of service and spare of one house by local day, in exact bed-milliseconds, and the
 * persons who are there at the end of each night.
 *
 * Each fact changes the counts by a step that takes effect at its `occurredAt`. A day keeps the sum of its steps and
 * what they add up to until the day's end; the bed-time of a day is then `sum of all earlier steps × length of the day +
 * what the day itself kept`. That is linear, so the order in which facts arrive does not matter and a back-dated fact
 * falls right in; all numbers are integers, so nothing is ever rounded. Only days on which something changed are kept.
 */
export interface OccupancyLedger {
  readonly timezone: string;
  /** The house counts from here on (ms); null: it keeps no beds, or is not registered. */
  readonly since: number | null;
  /** Oldest first. */
  readonly days: Record<string, DayEntry>;
  readonly overflow: OverflowTimes;
  readonly rooms: Rooms;
}

/**
 * For each quantity its step, then its bed-milliseconds until the end of the day: see `QUANTITIES`. At the end the step
 * of the persons in the night that begins on that day.
 */
export type DayEntry = number[];
export const QUANTITIES: readonly Quantity[] = ['occupied', 'held', 'inService', 'out', 'spare'];
export const PERSONS = 2 * QUANTITIES.length;

export const emptyLedger = (): OccupancyLedger => ({ timezone: 'UTC', since: null, days: {}, overflow: {}, rooms: {} });

/** A ledger of a house that begins with this fact. Another `timezone` than the fact's: for a house that changed it. */
export function openLedger(state: KeptShelter, timezone = state.timezone): OccupancyLedger {
  return { ...emptyLedger(), timezone, since: Date.parse(state.registeredAt) };
}

/** Enters one fact, in place. `before` and `after` are the house around it. */
export function enter(ledger: OccupancyLedger, before: ShelterState, fact: Fact, after: ShelterState): void {
  if (before.situation !== 'kept' || after.situation !== 'kept' || ledger.since === null) return;
  const changes = changesOf(before, fact, after, ledger.overflow).filter(({ step }) => step !== 0);
  if (changes.length === 0) return;
  for (const change of changes) {
    if (change.of !== 'uses') add(ledger, change, ledger.since);
    for (const spare of spareChanges(ledger.rooms, change)) if (spare.step !== 0) add(ledger, spare, ledger.since);
  }
  forgetBefore(ledger.rooms, Date.parse(fact.context.recordedAt) - BACKDATING);
}

function add(ledger: OccupancyLedger, change: Change, since: number): void {
  const zone = zoneOf(ledger.timezone);
  const at = Math.max(change.at, since);
  if (change.of === 'persons') {
    // Who comes at four o'clock sharp is there at four: a night ends with that instant.
    entryOf(ledger.days, dayName(zone.nightAt(at - 1)))[PERSONS]! += change.step;
    return;
  }
  const day = zone.dayAt(at);
  const entry = entryOf(ledger.days, dayName(day));
  const i = 2 * QUANTITIES.indexOf(change.of);
  entry[i]! += change.step;
  entry[i + 1]! += change.step * (zone.startOf(day + 1) - at);
}

/** The day's entry; a new day is put where it belongs, so that equal ledgers are equal bytes. */
function entryOf(days: Record<string, DayEntry>, day: string): DayEntry {
  const known = days[day];
  if (known) return known;
  const entry = new Array<number>(PERSONS + 1).fill(0);
  const later = Object.entries(days).filter(([d]) => d > day);
  for (const [d] of later) delete days[d];
  days[day] = entry;
  for (const [d, e] of later) days[d] = e;
  return entry;
}
