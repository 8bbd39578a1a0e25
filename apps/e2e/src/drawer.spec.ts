import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { DESKTOP, NARROW, PHONE } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';

describeInBrowser('the drawer of a house', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  it.each([
    ['a narrow phone', NARROW],
    ['a phone', PHONE],
    ['a tablet', { width: 820, height: 900 }],
    ['a desktop', DESKTOP],
  ])('AL-8: makes the page wider in no frame in which it comes, on %s', async (_, viewport) => {
    const { page } = await app.openAs('coordinator', '/', { viewport }, watchesFrames);
    const link = page.locator('.row-link').first();
    await link.waitFor();
    await link.click();
    const drawer = page.locator('.drawer');
    await drawer.waitFor();
    await drawer.evaluate((at) => Promise.all(at.getAnimations().map(({ finished }) => finished)));
    const { frames, widest } = await page.evaluate(() => (globalThis as unknown as Watched).watched);
    expect(widest).toBe(0);
    // It came in more than one of them, or nothing was looked at.
    expect(frames).toBeGreaterThan(1);
  });
});

interface Watched {
  /** In how many frames the drawer was on its way, and the most px by which the page was wider than the window in them. */
  watched: { frames: number; widest: number };
}

/** Measures the page in each frame in which a drawer is on its way. */
const watchesFrames = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const watched = { frames: 0, widest: 0 };
    Object.assign(globalThis, { watched });
    const look = () => {
      if (document.querySelector('.drawer')?.getAnimations().length) {
        const { scrollWidth, clientWidth } = document.documentElement;
        watched.frames += 1;
        watched.widest = Math.max(watched.widest, scrollWidth - clientWidth);
      }
      requestAnimationFrame(look);
    };
    look();
  });
