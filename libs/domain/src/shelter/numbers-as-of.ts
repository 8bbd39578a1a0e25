import type { Freshness } from '@safe-haven/contracts';
import { offsetsOf } from '@safe-haven/lang';
import { DAY, earlier, HOUR, instantFrom, later } from '../instant.ts';
import type { Day, Instant } from '../terms.ts';
import { publishedHour } from './attestation.ts';
import { freshnessAt } from './freshness.ts';
import type { CountedShelter, Registered } from './state.ts';

/** A night is over at noon of the following day, local time. */
const NIGHT_ENDS = DAY + 12 * HOUR;

/**
 * The instant as of which a house's numbers are correct: its last confirmation or change; null: never. A counted house is
 * as fresh as the night it reported on, whenever the report was recorded (PH-2): its count is as of the instant it was
 * taken, and never after its night. A confirmation extends a count by a day, and does not revive an older one.
 */
export function numbersAsOf(state: Registered): Instant | null {
  const { confirmedAt, changedAt } = state;
  if (state.situation === 'kept') return confirmedAt === null ? changedAt : later(confirmedAt, changedAt);
  const on = reportedOn(state);
  if (on === null) return null;
  const carries = confirmedAt !== null && Date.parse(confirmedAt) <= Date.parse(on) + DAY;
  return carries ? later(confirmedAt, on) : on;
}

/** The same by confirmations and reports alone, whatever changed: what others see (PV-10). */
export function attestedAsOf(state: Registered): Instant | null {
  if (state.situation !== 'kept') return numbersAsOf(state);
  const { confirmedAt } = state;
  const on = reportedOn(state);
  return confirmedAt === null || on === null ? (confirmedAt ?? on) : later(confirmedAt, on);
}

/** As of when the newest report counts; null: there is none. */
function reportedOn({ census: { latest }, timezone, recordedAt }: Registered): Instant | null {
  return latest && earlier(earlier(latest.asOf, endOf(latest.night, timezone)), recordedAt);
}

function endOf(night: Day, timezone: string): Instant {
  const local = Date.parse(night) + NIGHT_ENDS;
  return instantFrom(local - (offsetsOf(timezone)?.(local) ?? 0));
}

/** How current a house's numbers are as others see it; without a word of it: stale. `now` in ms. */
export function freshnessToOthers({ attested }: Registered, now: number): Freshness {
  const asOf = publishedHour(attested, now);
  return asOf === null ? 'stale' : freshnessAt(Date.parse(asOf), now);
}

/**
 * Whether a house says how many are free: a counted one not while its report is old (PH-2), nor where none said how many
 * places it has (OC-8). `now` in ms.
 */
export const hasNumbers = (state: Registered, now: number): boolean =>
  state.situation !== 'counted' || (state.census.places !== null && !isReportOld(state, now));

/** Whether a counted house never reported, or its report is stale. `now` in ms. */
export function isReportOld(state: CountedShelter, now: number): boolean {
  const asOf = numbersAsOf(state);
  return asOf === null || freshnessAt(Date.parse(asOf), now) === 'stale';
}
