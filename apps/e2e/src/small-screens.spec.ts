import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { NARROW, PHONE } from './given/browser.ts';
import { House } from './given/house.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { overflowOf, tooSmall } from './given/layout.ts';

const PATHS = ['/', '/map', '/shelter/javor', '/shelter/vrba', '/trends'];

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
      const options = { viewport, hasTouch: true, isMobile: true };
      const faults: Record<string, unknown> = {};
      const stranger = await house.stranger(options);
      await stranger.page.goto('/');
      await stranger.page.getByRole('button', { name: /Jelena/ }).waitFor();
      faults['sign-in'] = await faultsOf(stranger.page);
      const { visitor } = await house.at('coordinator', options);
      for (const path of PATHS) {
        await visitor.page.goto(path);
        await visitor.page.locator('main').waitFor();
        await visitor.page.waitForLoadState('networkidle');
        faults[path] = await faultsOf(visitor.page);
      }
      expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((screen) => [screen, NONE])));
    },
  );
});

const NONE = { overflow: 0, tooSmall: [] };

async function faultsOf(page: Page): Promise<{ overflow: number; tooSmall: string[] }> {
  return { overflow: await overflowOf(page), tooSmall: await tooSmall(page) };
}
