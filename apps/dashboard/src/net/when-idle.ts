/** On a slow connection the first view must not share the bandwidth: everything else starts this long after it, ms. */
const DELAY_MS = 2_500;

/** Prefetches something once the page has loaded and the browser is idle, at the latest after twice the delay. Failures are ignored. */
export function whenIdle(fetchLater: () => Promise<unknown>): void {
  if (!('requestIdleCallback' in globalThis)) return;
  setTimeout(
    () => requestIdleCallback(() => void fetchLater().catch(() => undefined), { timeout: DELAY_MS }),
    DELAY_MS,
  );
}
