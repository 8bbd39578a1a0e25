import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { axeViolations } from './given/axe.ts';
import { DESKTOP, NARROW, PHONE, WITH_SERVICE_WORKER } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { drawnAs, layoutFaults } from './given/layout.ts';
import { PracticeWalk } from './given/practice-walk.ts';

describeInBrowser('a practice night', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  it('PN-3, PN-5: given a phone that has opened it, then the night is played without a line, within the taps of its aims', async () => {
    const { page } = await app.newVisitor({ viewport: PHONE, hasTouch: true, isMobile: true, ...WITH_SERVICE_WORKER });
    await page.goto('/');
    await page.getByRole('link', { name: 'Play a practice night' }).first().tap();
    await page.locator('.practice-who').waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const left: string[] = [];
    page.on('request', (request) => {
      if (/\/(api|live)(\/|$)/.test(new URL(request.url()).pathname)) left.push(request.url());
    });
    await page.context().setOffline(true);
    const walk = new PracticeWalk(page);
    expect(await walk.hotline('Vesna')).toEqual([4, 1, 2, 1, 1]);
    expect(await walk.house('Marija')).toEqual([2, 1, 3]);
    expect(await page.locator('.practice-results').count()).toBe(2);
    expect(left).toEqual([]);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Leave practice' }).tap();
    await page.getByRole('heading', { name: 'Who is on duty?' }).waitFor();
    expect(app.pageErrors()).toEqual([]);
  });

  it.each([
    ['a phone at night in Macedonian', { viewport: PHONE, locale: 'mk', hasTouch: true, isMobile: true }],
    ['a narrow phone', { viewport: NARROW, hasTouch: true, isMobile: true }],
    ['a desk', { viewport: DESKTOP }],
  ])(
    'PN-6: nothing is wrong for anybody on %s, the frame is on all sides, and quick exit is there',
    async (_, options) => {
      const { page } = await app.newVisitor({ ...options, reducedMotion: 'reduce' });
      await page.goto('/practice');
      await page.locator('.practice-who').waitFor();
      const touch = 'hasTouch' in options;
      const faults = async () => [await axeViolations(page), touch ? await layoutFaults(page) : []];
      for (const theme of ['light', 'dark'] as const) {
        await drawnAs(page, options.viewport, theme);
        expect(await faults()).toEqual([[], []]);
      }
      const walk = new PracticeWalk(page);
      await walk.play('Vesna');
      expect(await faults()).toEqual([[], []]);
      await walk.begin();
      await page.locator('.find-form').first().waitFor();
      expect([await faults(), await frameOf(page)]).toEqual([
        [[], []],
        [6, 6, 6, 6],
      ]);
      expect(await page.locator('.top .button').last().isVisible()).toBe(true);
      expect(app.pageErrors()).toEqual([]);
    },
  );
});

/** How wide the frame is on each side of the window, px. */
const frameOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const { position, borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth } = getComputedStyle(
      document.querySelector('.practice')!,
      '::after',
    );
    const sides = [borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth];
    return position === 'fixed' ? sides.map(Number.parseFloat) : [];
  });
