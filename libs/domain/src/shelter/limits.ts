import { DAY, HOUR, MINUTE, SECOND } from '../instant.ts';

/** The numbers of the rules, in milliseconds unless stated. docs/SPEC.md names the rule of each. */

/** A hold, a pause or an overflow is due this long after its time: screens show "ending" meanwhile (SH-5). */
export const GRACE = 60 * SECOND;
/** Within this after a lapse the same person or request needs the house's consent to hold those beds again (SH-6). */
export const WAIT_AFTER_LAPSE = 30 * MINUTE;
/** How far back a fact may be dated (SH-10). */
export const BACKDATING = 72 * HOUR;
/** A time up to this far ahead is attributed to a clock that is ahead, and recorded as now (SH-10). */
export const FUTURE_TOLERANCE = 2 * MINUTE;
/** The furthest time of a plan. */
export const FURTHEST_PLAN = 366 * DAY;
/** A party that has set out arrives within this; a longer journey is recorded as a transfer (SH-19). */
export const LONGEST_WAY = 24 * HOUR;
/** An arrival window may start this long ago, to allow for slow typing and slow clocks (SH-19). */
export const ARRIVAL_SINCE = 5 * MINUTE;
/** Assumption to confirm with the partners: a party is overdue so many minutes after its arrival window (SH-19, TR-2). */
export const ARRIVAL_GRACE_MINUTES = 15;
export const ARRIVAL_GRACE = ARRIVAL_GRACE_MINUTES * MINUTE;
/** Clocks and time zones of programs that report counts are taken to be wrong by up to this (OC-9). */
export const COUNT_AHEAD = 3 * HOUR;
/** A count is taken no longer than this before its night begins. */
export const COUNT_BEFORE_NIGHT = 2 * DAY;
/** An older night that is reported by itself is improbable; an import brings years. */
export const COUNT_LONG_AGO = 366 * DAY;
/** How many times the people or places that are known of a house are improbable, and at least of how many. */
export const COUNT_TIMES = 2;
export const COUNT_AT_LEAST = 5;
/** More than this is improbable for a house of which nothing is known yet. */
export const COUNT_AT_FIRST = 500;
/** A call is recorded no longer than this after it (PC-4). */
export const CALL_BACKDATING = 2 * HOUR;
/** An answer to a surge is remembered so long after its end, for its report. */
export const SURGE_REMEMBERED = 7 * DAY;
export const UNDO_WITHIN = 30 * SECOND;
/** A text message is on its way longer than a tap (SM-6). */
export const UNDO_BY_SMS_WITHIN = 5 * MINUTE;
/** A coordinator may correct facts for a day after they were recorded; later a manager has to. */
export const COORDINATOR_CORRECTS_WITHIN = 24 * HOUR;
/** A confirmation this soon after another, without a change between, records nothing. */
export const CONFIRMED_JUST_NOW = MINUTE;
/**
 * At most so many ended uses are remembered, so that a decision costs the same in a stream of 100,000 events as in one of
 * ten. A real house ends a few a day.
 */
export const ENDED_KEPT = 200;
