import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from './given/axe.ts';
import { DESKTOP, NARROW, PHONE } from './given/browser.ts';
import { onEveryScreen } from './given/every-screen.ts';
import { House } from './given/house.ts';
import { describeInBrowser } from './given/in-browser.ts';

const THEMES = ['light', 'dark'] as const;

describeInBrowser('axe finds nothing to object to', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.withMap();
  });
  afterAll(() => house.close());

  it.each([
    ['a desktop', { viewport: DESKTOP }, [DESKTOP]],
    ['a phone', { viewport: PHONE, hasTouch: true, isMobile: true }, [PHONE, NARROW]],
  ] as const)('on any screen on %s, in light and in dark', async (_, options, widths) => {
    const found: string[] = [];
    const seen: string[] = [];
    await onEveryScreen(house, options, async ({ name }, page) => {
      seen.push(name);
      for (const colorScheme of THEMES) {
        for (const size of widths) {
          await shown(page, colorScheme, size);
          found.push(
            ...(await axeViolations(page)).map((violation) => `${name} ${colorScheme} ${size.width}: ${violation}`),
          );
        }
      }
    });
    expect(found).toEqual([]);
    expect(seen.length).toBeGreaterThan(15);
  });
});

/** The same page in another theme and width, drawn. */
async function shown(
  page: Page,
  colorScheme: 'light' | 'dark',
  size: { width: number; height: number },
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(size);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}
