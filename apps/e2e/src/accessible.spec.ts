import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { axeViolations } from './given/axe.ts';
import { DESKTOP, NARROW, PHONE } from './given/browser.ts';
import { onEveryScreen } from './given/every-screen.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { drawnAs, layoutFaults, overflowOf } from './given/layout.ts';
import { textFaults } from './given/text-boxes.ts';

type Size = typeof NARROW;

/** A break that any change of style may be: the numbers of a row are no wider than their first letter. */
const PLANTED = '.row .occupancy-number { width: 1ch !important; }';

/** A laptop of 1440 × 900 at 200 %, in CSS px; a small tablet too. */
const ZOOMED = { width: 720, height: 450 };
/** A tablet, a small laptop and a desk. */
const [TABLET, LAPTOP, DESK] = [820, 1024, 1440].map((width) => ({ width, height: 900 })) as [Size, Size, Size];
/** Words of a language that needs more letters than any of ours. */
const LONGER = 0.3;
/** All sizes in all three languages; else only where words have been too long for their places before. */
const IS_WHOLE = process.env['HAVEN_LOOKS'] === 'long';
const inWhole = <T>(more: readonly T[]): readonly T[] => (IS_WHOLE ? more : []);

describeInBrowser('any screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  describe('on a desk', () => {
    const objections: string[] = [];
    const faults: string[] = [];
    const fits = async (where: string, page: Page, sizes: readonly Size[], lengths = [0]) => {
      for (const size of sizes) {
        await drawnAs(page, size, 'light');
        const overflow = await overflowOf(page);
        if (overflow > 0) faults.push(`${where} ${size.width}: ${overflow} px stick out`);
        for (const longer of lengths) {
          faults.push(...named(`${where} ${size.width} +${longer}`, await textFaults(page, longer)));
        }
      }
    };
    beforeAll(() =>
      onEveryScreen(
        app,
        { viewport: DESKTOP },
        {
          en: async ({ name }, page) => {
            await drawnAs(page, DESKTOP, 'light');
            objections.push(...named(`${name} light`, await axeViolations(page)));
            await drawnAs(page, DESKTOP, 'dark');
            objections.push(...named(`${name} dark`, await axeViolations(page, 'contrast')));
            await fits(`${name} en`, page, [DESK, LAPTOP, TABLET], [0, LONGER]);
          },
          mk: ({ name }, page) => fits(`${name} mk`, page, [TABLET, DESK, ...inWhole([LAPTOP])]),
          ...(IS_WHOLE && { sq: ({ name }, page) => fits(`${name} sq`, page, [TABLET, LAPTOP, DESK]) }),
        },
      ),
    );

    it('axe finds nothing to object to, in light and in dark', () => {
      expect(objections).toEqual([]);
    });

    it('AL-8: no words cover others or are cut off at 820, 1024 and 1440 px, nor were they longer', () => {
      expect(faults).toEqual([]);
    });
  });

  describe('with one line of style that lays words over others', () => {
    it.each([
      ['a desk', DESK],
      ['a phone', PHONE],
    ])('AL-8: is found to have them on %s, and is not without it', async (_, size) => {
      const { page } = await app.openAs('coordinator', '/', { viewport: size });
      await page.locator('.row[data-view="exact"] .occupancy-numbers').first().waitFor();
      await drawnAs(page, size, 'light');
      expect(await textFaults(page)).toEqual([]);
      await page.evaluate((rule) => void document.styleSheets[0]?.insertRule(rule), PLANTED);
      await drawnAs(page, size, 'light');
      expect(await textFaults(page)).toContainEqual(expect.stringMatching(/^".+" lies over ".+": \d+×\d+ px$/));
    });
  });

  describe('on a phone', () => {
    const seen: string[] = [];
    const objections: string[] = [];
    const faults = { en: [] as string[], mk: [] as string[], sq: [] as string[] };
    const looked = { en: new Set<string>(), mk: new Set<string>(), sq: new Set<string>() };
    const fits = async (language: keyof typeof faults, name: string, page: Page, width: number) => {
      faults[language].push(...named(`${name} ${width}`, await layoutFaults(page)));
      if (language === 'en' && (width === NARROW.width || IS_WHOLE))
        faults.en.push(...named(`${name} ${width} +${LONGER}`, await textFaults(page, LONGER)));
      if ((await page.getAttribute('html', 'lang')) === language) looked[language].add(name);
    };
    beforeAll(() =>
      onEveryScreen(
        app,
        { viewport: PHONE, hasTouch: true, isMobile: true },
        {
          en: async ({ name }, page) => {
            seen.push(name);
            await drawnAs(page, PHONE, 'light');
            objections.push(...named(`${name} light`, await axeViolations(page)));
            await fits('en', name, page, PHONE.width);
            await drawnAs(page, PHONE, 'dark');
            objections.push(...named(`${name} dark`, await axeViolations(page, 'contrast')));
            await drawnAs(page, NARROW, 'light');
            objections.push(...named(`${name} narrow`, await axeViolations(page, 'all but contrast')));
            await fits('en', name, page, NARROW.width);
          },
          mk: async ({ name }, page) => {
            for (const size of [NARROW, ZOOMED, ...inWhole([PHONE])]) {
              await drawnAs(page, size, 'light');
              await fits('mk', name, page, size.width);
            }
          },
          sq: async ({ name }, page) => {
            for (const size of [NARROW, ...inWhole([PHONE])]) {
              await drawnAs(page, size, 'light');
              await fits('sq', name, page, size.width);
            }
          },
        },
      ),
    );

    it('axe finds nothing to object to, in light and in dark', () => {
      expect(objections).toEqual([]);
      expect(seen.length).toBeGreaterThan(15);
    });

    it.each([
      ['English', 'en'],
      ['Macedonian', 'mk'],
      ['Albanian', 'sq'],
    ] as const)(
      'AL-8: nothing sticks out of a screen in %s, no words cover others, every control is large enough for a thumb',
      (_, language) => {
        expect(faults[language]).toEqual([]);
        expect([...looked[language]]).toEqual(seen);
      },
    );
  });
});

const named = (where: string, faults: readonly string[]) => faults.map((fault) => `${where}: ${fault}`);
