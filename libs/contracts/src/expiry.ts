/** How far ahead `Haven-Expires` of a command may lie (SH-20), as long as a no is remembered. */
export const EXPIRES_AT_MOST_MS = 15 * 60_000;

/** How long a program that is no page waits for a command, unless it says otherwise: longer than clocks may be apart. */
const WAITS_MS = 5 * 60_000;

/** The headers of a command that is sent at `now` (ms of the server's clock). `key`: the same for every copy of it. */
export const commandHeaders = (
  key: string,
  now: number,
  waitsMs = WAITS_MS,
): { readonly 'idempotency-key': string; readonly 'haven-expires': string } => ({
  'idempotency-key': key,
  'haven-expires': new Date(now + waitsMs).toISOString(),
});
