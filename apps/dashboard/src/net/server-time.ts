/** Under this the difference is the network's, not the clock's. */
const JITTER_MS = 2_000;
let ahead = 0;

/** The server said what time it is: a console whose clock is wrong still counts down to the right minute. */
export function heardTime(at: string): void {
  const difference = Date.parse(at) - Date.now();
  ahead = Math.abs(difference) > JITTER_MS ? difference : 0;
}

/** Milliseconds since the epoch by the server's clock, as far as it is known. */
export const serverNow = (): number => Date.now() + ahead;
