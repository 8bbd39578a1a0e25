import type { Middleware } from 'openapi-fetch';

/** How long a command counts: past this client's own repeats and what clocks may be apart, below the 15 minutes that are taken. */
const WAITS_MS = 5 * 60_000;
/** They are never refused, and so never late. */
const OBSERVATION = /\/report-(census|nights)$/;

/**
 * Says of each command until when it counts (`Haven-Expires`), by the server's clock as its answers show it: a copy that
 * was stuck on the way does nothing later. What says it already is left as it is.
 */
export function withExpiry(now: () => number = Date.now): Middleware {
  let aheadMs = 0;
  return {
    onRequest({ request }) {
      const { headers, url } = request;
      const isCommand = headers.has('Idempotency-Key') && !OBSERVATION.test(new URL(url).pathname);
      if (isCommand && !headers.has('Haven-Expires')) {
        headers.set('Haven-Expires', new Date(now() + aheadMs + WAITS_MS).toISOString());
      }
      return request;
    },
    onResponse({ response }) {
      const date = Date.parse(response.headers.get('Date') ?? '');
      if (Number.isFinite(date)) aheadMs = date - now();
      return undefined;
    },
  };
}
