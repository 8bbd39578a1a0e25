import type { Page } from 'playwright-core';

/** A timer of this length or more is one at which the page asks again, or gives a connection up; the shorter ones draw. */
const ASKS_AGAIN_MS = 5_000;

/**
 * Keeps a page, still empty, from asking again by itself: what changes on its screen without a touch was pushed by the
 * server. So a test of a message that is missing hangs, however fast or slow the machine is.
 */
export const neverPolls = (page: Page): Promise<unknown> =>
  page.addInitScript((least) => {
    for (const timer of ['setInterval', 'setTimeout'] as const) {
      const start = globalThis[timer];
      const shorter = (call: () => void, ms = 0) => (ms >= least ? 0 : start(call, ms));
      Object.assign(globalThis, { [timer]: shorter });
    }
  }, ASKS_AGAIN_MS);
