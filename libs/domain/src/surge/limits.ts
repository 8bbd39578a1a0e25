import { DAY, HOUR, MINUTE } from '../instant.ts';

/** Extra places are for a limited time (SU-2): what lasts longer is opened again, by two people again. */
export const LONGEST_SURGE = 7 * DAY;
/** Shorter than this houses could not be asked twice and once before the end. */
export const SHORTEST_SURGE = 2 * HOUR;
/** More places than the houses of one country have: a number with a digit too many. */
export const MOST_SURGE_PLACES = 200;
/** An organisation opens at most this many of a country within a day (SU-13): each of them is a push to its houses. */
export const MOST_SURGES_A_DAY = 6;
/** A surge that nobody confirmed ends after this. */
export const CONFIRMED_WITHIN = 12 * HOUR;
/** Houses that said nothing are asked once more after this. */
export const ASKED_AGAIN_AFTER = 20 * MINUTE;
/** Everybody who opened places is asked this long before the end. */
export const ASKED_BEFORE_END = HOUR;
