import type { Page } from 'playwright-core';

/** A timer of this length or more is one at which the program looks again, or gives a line up; the shorter ones draw. */
const LOOKS_AGAIN_MS = 5_000;

/**
 * A page, still empty, that never looks again by itself: what changes on its screen without a touch, it was told by the
 * server. So a message that is missing hangs, however fast or slow the machine is.
 */
export const onlyTold = (page: Page): Promise<unknown> =>
  page.addInitScript((least) => {
    for (const timer of ['setInterval', 'setTimeout'] as const) {
      const start = globalThis[timer];
      const shorter = (call: () => void, ms = 0) => (ms >= least ? 0 : start(call, ms));
      Object.assign(globalThis, { [timer]: shorter });
    }
  }, LOOKS_AGAIN_MS);
