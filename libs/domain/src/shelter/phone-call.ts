import { after, HOUR } from '../instant.ts';
import { quarterOf } from './attestation.ts';
import { placesOf } from './beds/places.ts';
import { freshnessToOthers } from './numbers-as-of.ts';
import type { RecordedCall, Registered } from './state.ts';

/** What a house said by phone counts as long as its own numbers would until they are stale (PC-2). */
const COUNTS = 8 * HOUR;

const isRecent = ({ calledAt }: RecordedCall, now: number): boolean => now < Date.parse(after(calledAt, COUNTS));

/** What the house last said by phone, to its own people: until its own next word. `now` in ms; null: nothing. */
export function callIn({ call }: Registered, now: number): RecordedCall | null {
  return call !== null && call.endedAt === null && isRecent(call, now) ? call : null;
}

/**
 * The same for others. Of the word that ended it they learn at the next quarter of an hour, as of every word (PV-10),
 * or its end would reveal the minute.
 */
export function callToOthers({ call }: Registered, now: number): RecordedCall | null {
  if (call === null || !isRecent(call, now)) return null;
  return call.endedAt === null || quarterOf(Date.parse(call.endedAt)) >= quarterOf(now) ? call : null;
}

/** How many places are free as others see it, of which they see the band. */
export interface FreeToOthers {
  readonly free: number;
  /** The largest party that fits; null: nobody said. */
  readonly together: number | null;
}

/**
 * Of a counted house, and of one whose numbers are stale, what it said by phone counts; null: nothing is known, or it takes
 * nobody (PC-2). `now` in ms.
 */
export function freeToOthers(state: Registered, now: number): FreeToOthers | null {
  const isStale = freshnessToOthers(state, now) === 'stale';
  const isCounted = state.situation === 'counted';
  const call = isStale || isCounted ? callToOthers(state, now) : null;
  if (call !== null) return call.free === null ? null : { free: call.free, together: call.free === 0 ? 0 : null };
  if (isCounted && (isStale || state.census.places === null)) return null;
  const { free, together } = placesOf(state);
  return { free, together };
}
