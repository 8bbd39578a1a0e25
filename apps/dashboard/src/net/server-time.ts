/** Differences below this are network delay, ms. */
const JITTER_MS = 2_000;
let ahead = 0;
let isKnown = false;

/** Records the server's time, so that countdowns are right on a device with a wrong clock. */
export function noteServerTime(at: string): void {
  isKnown = true;
  const difference = Date.parse(at) - Date.now();
  ahead = Math.abs(difference) > JITTER_MS ? difference : 0;
}

/**
 * Records the `Date` header of a response, which has whole seconds and network delay: used only if it differs by more
 * than that, for example before the first heartbeat.
 */
export function noteDateHeader(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date) + 500;
  isKnown ||= !Number.isNaN(at);
  if (Math.abs(at - serverNow()) > JITTER_MS) noteServerTime(new Date(at).toISOString());
}

/** Another server has another time. */
export function forgetServerTime(): void {
  ahead = 0;
  isKnown = false;
}

/** The server's time in ms since the epoch, as far as known. */
export const serverNow = (): number => Date.now() + ahead;

/** Whether an answer has said it: before that this page can say of nothing until when it counts. */
export const isServerTimeKnown = (): boolean => isKnown;
