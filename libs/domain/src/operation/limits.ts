import { DAY } from '../instant.ts';

/** More parties than this are two operations: beyond it a plan is no longer proven in the time that somebody waits. */
export const MOST_LINES = 60;
/** An operation that nobody touches for so long ends by the clock. */
export const LEFT_ALONE = 7 * DAY;
