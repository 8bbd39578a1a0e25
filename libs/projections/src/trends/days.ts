import type { AnyHouse } from '@safe-haven/domain';
import type { Quantity } from './change.ts';
import { type OccupancyLedger, PERSONS, QUANTITIES } from './ledger.ts';
import { dayName, dayNumber, zoneOf } from './zone.ts';

/** One local day of one house: bed-milliseconds, and how many milliseconds of the day they cover. */
export interface DayTally {
  readonly day: number;
  readonly ms: number;
  readonly occupied: number;
  readonly held: number;
  readonly inService: number;
  readonly out: number;
  readonly spare: number;
  /** Persons in the house at the end of the night that begins on this day; 0 as long as it is not over. */
  readonly persons: number;
  /** Nights of it that are over: 1, or 0 until it is four in the morning of the next day. */
  readonly nights: number;
  /** The house kept beds, or counted, for all of this day. */
  readonly whole: boolean;
  /** When the day is over (ms). */
  readonly end: number;
}

/** Days `from` to `to` (numbers of local days) of a kept house, up to `now` (ms); days it knows nothing of are left out. */
export function keptDays(ledger: OccupancyLedger, from: number, to: number, now: number): DayTally[] {
  if (ledger.since === null) return [];
  const zone = zoneOf(ledger.timezone);
  const first = Math.max(from, zone.dayAt(ledger.since));
  const last = Math.min(to, zone.dayAt(now));
  const lastNight = zone.nightAt(now) - 1;
  const standing = standingBefore(ledger, first);
  const tallies: DayTally[] = [];
  for (let day = first; day <= last; day++) {
    const [start, end] = [zone.startOf(day), zone.startOf(day + 1)];
    const entry = ledger.days[dayName(day)];
    const ms = Math.max(0, Math.min(end, now) - Math.max(start, ledger.since));
    const of = QUANTITIES.map((_, q) => {
      const whole = standing[q]! * (end - start) + (entry?.[2 * q + 1] ?? 0);
      standing[q]! += entry?.[2 * q] ?? 0;
      return whole - standing[q]! * Math.max(0, end - Math.max(now, start));
    });
    standing[QUANTITIES.length]! += entry?.[PERSONS] ?? 0;
    const nights = day <= lastNight ? 1 : 0;
    const persons = nights * standing[QUANTITIES.length]!;
    if (ms > 0) tallies.push(tallyOf(day, { ms, end, persons, nights, whole: ms === end - start }, of));
  }
  return tallies;
}

const tallyOf = (
  day: number,
  rest: Pick<DayTally, 'ms' | 'end' | 'persons' | 'nights' | 'whole'>,
  [occupied, held, inService, out, spare]: readonly number[],
): DayTally => ({ day, ...rest, occupied: occupied!, held: held!, inService: inService!, out: out!, spare: spare! });

/** What stood at the beginning of a day: the sum of all steps before it. */
function standingBefore(ledger: OccupancyLedger, day: number): number[] {
  const standing = [...QUANTITIES, 'persons'].map(() => 0);
  const name = day === Number.POSITIVE_INFINITY ? null : dayName(day);
  for (const [d, entry] of Object.entries(ledger.days)) {
    if (name !== null && d >= name) break;
    for (let q = 0; q < standing.length; q++) standing[q]! += entry[2 * q]!;
  }
  return standing;
}

/** What the ledger counts after all that it knows of. */
export function standingAt(ledger: OccupancyLedger): Record<Quantity, number> {
  const [occupied, held, inService, out, spare] = standingBefore(ledger, Number.POSITIVE_INFINITY);
  return { occupied: occupied!, held: held!, inService: inService!, out: out!, spare: spare! };
}

/** The day on which a kept house began to keep its beds: what was reported of nights before it is its past (PH-3). */
export const firstKeptDay = ({ since, timezone }: OccupancyLedger): number =>
  since === null ? Number.POSITIVE_INFINITY : zoneOf(timezone).dayAt(since);

/**
 * Nights of a house as it reported them: the count of a night stands for its day. A night without a report,
 * or one that did not say how many places there were, is a gap and not zero.
 */
export function countedDays(state: AnyHouse, from: number, to: number, now: number): DayTally[] {
  const zone = zoneOf(state.timezone);
  const last = Math.min(to, zone.dayAt(now));
  const lastNight = zone.nightAt(now) - 1;
  const tallies: DayTally[] = [];
  for (const nights of Object.values(state.census.months)) {
    for (const { night, inService, occupied } of Object.values(nights)) {
      const day = dayNumber(night);
      if (inService === null || !(day >= from && day <= last)) continue;
      const end = zone.startOf(day + 1);
      const ms = end - zone.startOf(day);
      const of = [occupied * ms, 0, inService * ms, 0, 0];
      const over = day <= lastNight ? 1 : 0;
      if (ms > 0) tallies.push(tallyOf(day, { ms, end, persons: over * occupied, nights: over, whole: true }, of));
    }
  }
  return tallies.toSorted((a, b) => a.day - b.day);
}
