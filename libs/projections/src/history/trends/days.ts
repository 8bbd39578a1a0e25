import type { AnyShelter } from '@safe-haven/domain';
import type { Quantity } from './change.ts';
import { type OccupancyLedger, PERSONS, QUANTITIES } from './ledger.ts';
import { dayName, dayNumber, zoneOf } from './zone.ts';

/** One local day of one shelter in bed-milliseconds; `ms`: how much of the day they cover. */
export interface DayTally {
  readonly day: number;
  readonly ms: number;
  readonly occupied: number;
  readonly held: number;
  readonly inService: number;
  readonly out: number;
  readonly spare: number;
  /** Persons in the shelter at the end of the night that begins on this day; 0 until that night is over. */
  readonly persons: number;
  /** Nights of the day that are over: 1, or 0 until four in the morning of the next day. */
  readonly nights: number;
  /** Those of them of which the number of places is known. */
  readonly withPlaces: number;
  /** The day is known from its beginning to its end. */
  readonly complete: boolean;
  /** The end of the day (ms). */
  readonly end: number;
}

/** The local days `from` to `to` of a kept shelter, up to `now` (ms). Days before its registration are left out. */
export function keptDays(ledger: OccupancyLedger, from: number, to: number, now: number): DayTally[] {
  if (ledger.since === null) return [];
  const zone = zoneOf(ledger.timezone);
  const first = Math.max(from, zone.dayAt(ledger.since));
  const last = Math.min(to, zone.dayAt(now));
  const lastNight = zone.nightAt(now) - 1;
  const levels = levelsBefore(ledger, first);
  const tallies: DayTally[] = [];
  for (let day = first; day <= last; day++) {
    const [start, end] = [zone.startOf(day), zone.startOf(day + 1)];
    const entry = ledger.days[dayName(day)];
    const ms = Math.max(0, Math.min(end, now) - Math.max(start, ledger.since));
    const sums = QUANTITIES.map((_, q) => {
      const fullDay = levels[q]! * (end - start) + (entry?.[2 * q + 1] ?? 0);
      levels[q]! += entry?.[2 * q] ?? 0;
      return fullDay - levels[q]! * Math.max(0, end - Math.max(now, start));
    });
    levels[QUANTITIES.length]! += entry?.[PERSONS] ?? 0;
    const nights = day <= lastNight ? 1 : 0;
    const persons = nights * levels[QUANTITIES.length]!;
    if (ms > 0)
      tallies.push(tallyOf(day, { ms, end, persons, nights, withPlaces: nights, complete: ms === end - start }, sums));
  }
  return tallies;
}

const tallyOf = (
  day: number,
  fields: Pick<DayTally, 'ms' | 'end' | 'persons' | 'nights' | 'withPlaces' | 'complete'>,
  [occupied, held, inService, out, spare]: readonly number[],
): DayTally => ({ day, ...fields, occupied: occupied!, held: held!, inService: inService!, out: out!, spare: spare! });

/** The counts at the beginning of a day: the sum of all steps before it. */
function levelsBefore(ledger: OccupancyLedger, day: number): number[] {
  const levels = [...QUANTITIES, 'persons'].map(() => 0);
  const name = day === Number.POSITIVE_INFINITY ? null : dayName(day);
  for (const [d, entry] of Object.entries(ledger.days)) {
    if (name !== null && d >= name) break;
    for (let q = 0; q < levels.length; q++) levels[q]! += entry[2 * q]!;
  }
  return levels;
}

/** The counts after the last fact. */
export function currentLevels(ledger: OccupancyLedger): Record<Quantity, number> {
  const [occupied, held, inService, out, spare] = levelsBefore(ledger, Number.POSITIVE_INFINITY);
  return { occupied: occupied!, held: held!, inService: inService!, out: out!, spare: spare! };
}

/** The local day of a kept shelter's registration; census nights before it belong to its past (PH-3). */
export const firstKeptDay = ({ since, timezone }: OccupancyLedger): number =>
  since === null ? Number.POSITIVE_INFINITY : zoneOf(timezone).dayAt(since);

/**
 * The census of a shelter as days: the count of a night counts for its whole day. A night without a report is a gap and
 * not zero; one whose report has no number of places has its people and no bed-time (OC-6).
 */
export function countedDays(state: AnyShelter, from: number, to: number, now: number): DayTally[] {
  const zone = zoneOf(state.timezone);
  const last = Math.min(to, zone.dayAt(now));
  const lastNight = zone.nightAt(now) - 1;
  const tallies: DayTally[] = [];
  for (const nights of Object.values(state.census.months)) {
    for (const { night, inService, occupied } of Object.values(nights)) {
      const day = dayNumber(night);
      if (!(day >= from && day <= last)) continue;
      const end = zone.startOf(day + 1);
      const ms = inService === null ? 0 : end - zone.startOf(day);
      const sums = [occupied * ms, 0, (inService ?? 0) * ms, 0, 0];
      const over = day <= lastNight ? 1 : 0;
      const withPlaces = inService === null ? 0 : over;
      tallies.push(tallyOf(day, { ms, end, persons: over * occupied, nights: over, withPlaces, complete: true }, sums));
    }
  }
  return tallies.toSorted((a, b) => a.day - b.day);
}
