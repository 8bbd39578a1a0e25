import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { axeViolations } from './given/axe.ts';
import { DESKTOP, NARROW, PHONE } from './given/browser.ts';
import { onEveryScreen } from './given/every-screen.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { drawnAs, layoutFaults } from './given/layout.ts';

/** A laptop of 1440 × 900 at 200 %, in CSS px; a small tablet too. */
const ZOOMED = { width: 720, height: 450 };

describeInBrowser('any screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  it('on a desktop: axe finds nothing to object to, in light and in dark', async () => {
    const found: string[] = [];
    await onEveryScreen(app, { viewport: DESKTOP }, async ({ name }, page) => {
      await drawnAs(page, DESKTOP, 'light');
      found.push(...named(`${name} light`, await axeViolations(page)));
      await drawnAs(page, DESKTOP, 'dark');
      found.push(...named(`${name} dark`, await axeViolations(page, 'contrast')));
    });
    expect(found).toEqual([]);
  });

  describe('on a phone', () => {
    const seen: string[] = [];
    const objections: string[] = [];
    const faults = { en: [] as string[], mk: [] as string[], sq: [] as string[] };
    const looked = { en: new Set<string>(), mk: new Set<string>(), sq: new Set<string>() };
    const fits = async (language: keyof typeof faults, name: string, page: Page, width: number) => {
      faults[language].push(...named(`${name} ${width}`, await layoutFaults(page)));
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
            for (const size of [NARROW, ZOOMED]) {
              await drawnAs(page, size, 'light');
              await fits('mk', name, page, size.width);
            }
          },
          sq: async ({ name }, page) => {
            await drawnAs(page, NARROW, 'light');
            await fits('sq', name, page, NARROW.width);
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
      'nothing sticks out of a screen in %s, and every control is large enough for a thumb',
      (_, language) => {
        expect(faults[language]).toEqual([]);
        expect([...looked[language]]).toEqual(seen);
      },
    );
  });
});

const named = (where: string, faults: readonly string[]) => faults.map((fault) => `${where}: ${fault}`);
