import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { NARROW, PHONE } from './given/browser.ts';
import { onEveryScreen } from './given/every-screen.ts';
import { House } from './given/house.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { overflowOf, tooSmall } from './given/layout.ts';

/** A laptop of 1440 × 900 at 200 %, in CSS px; a small tablet too. */
const ZOOMED = { width: 720, height: 450 };

describeInBrowser('on a small screen', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.withMap();
  });
  afterAll(() => house.close());

  it.each([
    ['English', 'en-GB', [PHONE, NARROW]],
    ['Macedonian', 'mk', [NARROW, ZOOMED]],
    ['Albanian', 'sq', [NARROW]],
  ] as const)(
    'nothing sticks out of a screen in %s, and every control is large enough for a thumb',
    async (_, locale, widths) => {
      const faults: string[] = [];
      await onEveryScreen(
        house,
        { viewport: PHONE, locale, hasTouch: true, isMobile: true },
        async ({ name }, page) => {
          for (const size of widths) {
            await page.setViewportSize(size);
            await page.evaluate(
              () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
            );
            faults.push(...(await faultsOf(page)).map((fault) => `${name} ${size.width}: ${fault}`));
          }
        },
      );
      expect(faults).toEqual([]);
    },
  );
});

async function faultsOf(page: Page): Promise<string[]> {
  const overflow = await overflowOf(page);
  return [...(overflow > 0 ? [`${overflow} px stick out`] : []), ...(await tooSmall(page))];
}
