/**
 * Everything else starts after this delay, so that it does not compete with the first view on a slow connection, ms.
 */
const DELAY_MS = 2_500;

/** Prefetches something once the page has loaded and the browser is idle, at the latest after twice the delay. Failures are ignored. */
export function whenIdle(fetchLater: () => Promise<unknown>): void {
  if (!('requestIdleCallback' in globalThis)) return;
  setTimeout(
    () => requestIdleCallback(() => void fetchLater().catch(() => undefined), { timeout: DELAY_MS }),
    DELAY_MS,
  );
}
