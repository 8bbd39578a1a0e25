import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, NARROW, PHONE } from './given/browser.ts';
import { House } from './given/house.ts';
import { overflowOf, tooSmall } from './given/layout.ts';

const SCREENS = { board: '/', shelter: '/shelters/javor', trends: '/trends' } as const;

describeInBrowser('on a phone', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  it.each([
    ['390 px', PHONE],
    ['320 px', NARROW],
  ] as const)(
    'nothing sticks out of a screen %s wide, and every control is large enough for a thumb',
    async (_, viewport) => {
      const stranger = await house.stranger({ viewport, hasTouch: true, isMobile: true });
      await stranger.page.goto('/');
      await stranger.page.getByRole('button', { name: /Jelena/ }).waitFor();
      await expectFits(stranger.page, 'sign-in');
      const { visitor } = await house.at('coordinator', { viewport, hasTouch: true, isMobile: true });
      for (const [screen, path] of Object.entries(SCREENS)) {
        await visitor.page.goto(path);
        await settled(visitor.page);
        await expectFits(visitor.page, screen);
      }
    },
  );
});

async function expectFits(page: Page, screen: string): Promise<void> {
  expect([screen, await overflowOf(page)]).toEqual([screen, 0]);
  expect([screen, await tooSmall(page)]).toEqual([screen, []]);
}

async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForLoadState('networkidle');
}
