import type { Page } from 'playwright-core';

/** From here on an interval is one at which the program looks again for itself; the shorter ones draw countdowns. */
const LOOKS_AGAIN_MS = 5_000;

/**
 * A page, still empty, that never looks again by itself: what changes on its screen without a touch, it was told by the
 * server. So a message that is missing hangs, however fast or slow the machine is.
 */
export const onlyTold = (page: Page): Promise<unknown> =>
  page.addInitScript((least) => {
    const every = globalThis.setInterval;
    const shorter = (call: () => void, ms = 0) => (ms >= least ? 0 : every(call, ms));
    globalThis.setInterval = shorter as typeof setInterval;
  }, LOOKS_AGAIN_MS);
