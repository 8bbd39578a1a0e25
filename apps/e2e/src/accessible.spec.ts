import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { axeViolations } from './given/axe.ts';
import { DESKTOP, PHONE } from './given/browser.ts';
import { House } from './given/house.ts';
import { describeInBrowser } from './given/in-browser.ts';

const THEMES = ['light', 'dark'] as const;
const SIZES = { desktop: DESKTOP, phone: PHONE } as const;

/** A house of one's own, one of others, and everything that has an address. */
const PATHS = ['/', '/map', '/shelter/javor', '/shelter/vrba', '/trends'];

describeInBrowser('axe finds nothing to object to', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  it.each(THEMES.flatMap((theme) => Object.entries(SIZES).map(([size, viewport]) => ({ theme, size, viewport }))))(
    'in $theme on a $size: sign-in, board, house, trends',
    async ({ theme, viewport }) => {
      const options = { viewport, colorScheme: theme };
      const found: Record<string, string[]> = {};
      const stranger = await house.stranger(options);
      await stranger.page.goto('/');
      await stranger.page.getByRole('button', { name: /Jelena/ }).waitFor();
      found['sign-in'] = await axeViolations(stranger.page);
      const { visitor } = await house.at('coordinator', options);
      for (const path of PATHS) {
        await visitor.page.goto(path);
        await visitor.page.locator('main').waitFor();
        await visitor.page.waitForLoadState('networkidle');
        found[path] = await axeViolations(visitor.page);
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])));
    },
  );
});
