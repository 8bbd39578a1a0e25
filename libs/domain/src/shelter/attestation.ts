import { HOUR, instantFrom, MINUTE } from '../instant.ts';
import type { Instant } from '../terms.ts';

/** How often others see again how current a house's numbers are. */
export const PUBLISHED_EACH = 15 * MINUTE;

/**
 * As of when a house's people last said that its numbers are right, by confirmations and reports alone, and what had been
 * said before the quarter of an hour of that word: others see it at the next quarter (PV-10).
 */
export interface Attestation {
  readonly asOf: Instant | null;
  /** When it was recorded; null: never. */
  readonly recordedAt: Instant | null;
  readonly before: Instant | null;
}

export const NO_ATTESTATION: Attestation = { asOf: null, recordedAt: null, before: null };

/** The quarter of an hour of an instant, in ms. */
export const quarterOf = (ms: number): number => Math.floor(ms / PUBLISHED_EACH);

/** After one more confirmation or report. Several in one quarter of an hour replace each other. */
export function attestedAfter(
  { asOf, recordedAt, before }: Attestation,
  now: Pick<Attestation, 'asOf'> & { recordedAt: Instant },
): Attestation {
  const isSameQuarter =
    recordedAt !== null && quarterOf(Date.parse(recordedAt)) === quarterOf(Date.parse(now.recordedAt));
  return { ...now, before: isSameQuarter ? before : asOf };
}

/** What had been said when the current quarter of an hour began; null: nothing. `now` in ms. */
export function publishedAttestation({ asOf, recordedAt, before }: Attestation, now: number): Instant | null {
  return recordedAt !== null && quarterOf(Date.parse(recordedAt)) < quarterOf(now) ? asOf : before;
}

/** The same as others see it: no instant, but the hour of the clock in which it lies. */
export function publishedHour(attested: Attestation, now: number): Instant | null {
  const asOf = publishedAttestation(attested, now);
  return asOf === null ? null : instantFrom(Math.floor(Date.parse(asOf) / HOUR) * HOUR);
}
