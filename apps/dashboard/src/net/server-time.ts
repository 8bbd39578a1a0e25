/** Under this the difference is the network's, not the clock's. */
const JITTER_MS = 2_000;
let ahead = 0;

/** Takes note of the server's clock, so that a device whose own clock is wrong counts down to the right minute. */
export function noteServerTime(at: string): void {
  const difference = Date.parse(at) - Date.now();
  ahead = Math.abs(difference) > JITTER_MS ? difference : 0;
}

/**
 * The same by the `Date` of an answer, which tells whole seconds and was a while on its way: heeded where what is known is
 * further off than that, before the first heartbeat for one.
 */
export function noteDateHeader(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date) + 500;
  if (Math.abs(at - serverNow()) > JITTER_MS) noteServerTime(new Date(at).toISOString());
}

/** Milliseconds since the epoch by the server's clock, as far as it is known. */
export const serverNow = (): number => Date.now() + ahead;
