import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { axeViolations } from './given/axe.ts';
import { DESKTOP, describeInBrowser, PHONE } from './given/browser.ts';
import { House } from './given/house.ts';

const THEMES = ['light', 'dark'] as const;
const SIZES = { desktop: DESKTOP, phone: PHONE } as const;

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
      const stranger = await house.stranger(options);
      await stranger.page.goto('/');
      await stranger.page.getByRole('button', { name: /Jelena/ }).waitFor();
      expect(['sign-in', await axeViolations(stranger.page)]).toEqual(['sign-in', []]);
      const { board, visitor } = await house.at('coordinator', options);
      expect(['board', await axeViolations(board.page)]).toEqual(['board', []]);
      for (const path of ['/shelters/javor', '/shelters/vrba', '/trends']) {
        await visitor.page.goto(path);
        await visitor.page.waitForLoadState('networkidle');
        expect([path, await axeViolations(visitor.page)]).toEqual([path, []]);
      }
    },
  );
});
