/** What is seen first comes first: on a weak connection everything else waits so long after the page has come, ms. */
const AFTER_MS = 2_500;

/** Fetches something for later, once the page has come and the browser has nothing else to do, or has been busy for as long again. It may fail unseen. */
export function whenCalm(fetchIt: () => Promise<unknown>): void {
  if (!('requestIdleCallback' in globalThis)) return;
  setTimeout(() => requestIdleCallback(() => void fetchIt().catch(() => undefined), { timeout: AFTER_MS }), AFTER_MS);
}
