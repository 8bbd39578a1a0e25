/**
 * How long a change without a key counts, ms: with the 5 s that the server takes at most, it is done before the page gives up
 * waiting, or never.
 */
const COUNTS_MS = 7_000;

/** Until when a change that is sent at `now`, ms of the server's clock, counts (`Haven-Expires`). */
export const expiryFrom = (now: number): string => new Date(now + COUNTS_MS).toISOString();
