import { DAY, HOUR, MINUTE, SECOND } from '../instant.ts';
import { DEFAULT_GRACE_MINUTES } from '../transfer/limits.ts';

/** The numbers of the rules, in milliseconds where nothing else is said. docs/SPEC.md names the rule of each. */

/** A hold, a pause or an overflow is overdue this long after its time: screens say "ending" meanwhile (SH-5). */
export const GRACE = 60 * SECOND;
/** Within this after a lapse the same actor or request waits for the house before those beds are held again (SH-6). */
export const WAIT_AFTER_LAPSE = 30 * MINUTE;
/** How far back a night worker may date what is written down later (SH-10). */
export const BACKDATING = 72 * HOUR;
/** What lies no further ahead is a clock that is a little fast, and is recorded as now (SH-10). */
export const FUTURE_TOLERANCE = 2 * MINUTE;
/** No plan reaches further. */
export const FURTHEST_PLAN = 366 * DAY;
/** A party that has set out arrives within this: what takes longer is recorded as a transfer (SH-19). */
export const LONGEST_WAY = 24 * HOUR;
/** A window of arrival begins no longer ago than this: a slow hand and a slow clock, not a day of yesterday (SH-19). */
export const ARRIVAL_SINCE = 5 * MINUTE;
/** Overdue is the same for a party on the way to its hold as for one on a transfer (SH-19, TR-2). */
export const ARRIVAL_GRACE = DEFAULT_GRACE_MINUTES * MINUTE;
export const UNDO_WITHIN = 30 * SECOND;
/** A coordinator corrects what was recorded within a day; later it takes a manager. */
export const COORDINATOR_CORRECTS_WITHIN = 24 * HOUR;
/** A confirmation this soon after another, with nothing changed between, says nothing new. */
export const CONFIRMED_JUST_NOW = MINUTE;
/**
 * So many ended uses are remembered at most, however busy 72 hours were: a decision stays as cheap in a stream of
 * 100,000 events as in one of ten. A real house ends a few a day.
 */
export const ENDED_KEPT = 200;
