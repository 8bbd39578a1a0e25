import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App, PEOPLE, type Who } from './given/app.ts';
import { NARROW, PHONE, type Visitor } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { chooseLanguage } from './given/language.ts';
import { drawnAs, overflowOf } from './given/layout.ts';
import { openAs } from './given/open-as.ts';

const TOUCH = { hasTouch: true, isMobile: true };
/** The phone of the person at the door: narrow and low. */
const LOW = { ...NARROW, height: 640 };
const NARROW_PHONE = { width: 360, height: 740 };

describeInBrowser('TN-5: a phone’s first screen is places', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  const bottomOf = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((part) => Math.round(part.getBoundingClientRect().bottom));
  const topOf = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((part) => Math.round(part.getBoundingClientRect().top));

  describe.each<Who>(['hotline', 'coordinator'])('for a %s', (who) => {
    let visitor: Visitor;
    beforeAll(async () => {
      ({ visitor } = await app.boardOf(who, { viewport: PHONE, ...TOUCH }));
    });
    afterAll(() => visitor.context.close());

    it.each(['en', 'mk', 'sq'])(
      'in %s the first house is within 250 px of the top, a whole one on a low screen',
      async (language) => {
        const { page } = visitor;
        await chooseLanguage(page, language);
        await drawnAs(page, PHONE, 'light');
        // The letters of a language are fetched once they are drawn.
        await page.evaluate(() => document.fonts.ready);
        expect(await topOf(page, '.row[data-shelter]')).toBeLessThanOrEqual(250);
        await drawnAs(page, LOW, 'light');
        const bar = await topOf(page, 'nav');
        expect(await bottomOf(page, '.row[data-shelter]')).toBeLessThanOrEqual(bar);
      },
    );
  });

  it('no total is cut off at 360 px, folded and with the filters open', async () => {
    const { visitor } = await app.boardOf('coordinator', { viewport: NARROW_PHONE, locale: 'mk', ...TOUCH });
    const { page } = visitor;
    const cut = () =>
      page.locator('.total').evaluateAll((totals) =>
        totals
          .filter((total) => total.getClientRects().length > 0)
          .filter((total) => total.getBoundingClientRect().right > innerWidth || total.scrollWidth > total.clientWidth)
          .map((total) => total.textContent),
      );
    expect([await cut(), await overflowOf(page)]).toEqual([[], 0]);
    const toggle = page.locator('.board-search > .button');
    await toggle.click();
    await page.locator('.filters').waitFor();
    expect(await page.locator('.total:visible').count()).toBeGreaterThan(4);
    expect([await cut(), await overflowOf(page)]).toEqual([[], 0]);
    // What is asked for is said where it is folded.
    await page.locator('.filters-countries button').nth(1).click();
    await toggle.click();
    expect(await toggle.textContent()).toMatch(/: 1$/);
  });

  it('the page of a house begins with what its people do: still correct, admit, beds', async () => {
    // The language that the account last chose in another test is shown once its texts are there.
    const { page } = await app.newVisitor({ viewport: PHONE, ...TOUCH });
    await openAs(page, PEOPLE.coordinator.person, '/place/javor');
    await page.locator('.bed').first().waitFor();
    const admit = page.locator('[data-opens="house:admit"]');
    const tops = [
      await topOf(page, '[data-confirm]'),
      await admit.evaluate((part) => Math.round(part.getBoundingClientRect().top)),
      await topOf(page, '.bed'),
    ];
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(tops[2]).toBeLessThan(await topOf(page, 'nav'));
  });

  it.each(['en', 'mk', 'sq'])(
    'the page of a house is headed with its name, and its tab is not, in %s',
    async (language) => {
      const { page } = await app.newVisitor({ viewport: NARROW_PHONE, ...TOUCH });
      await openAs(page, PEOPLE.coordinator.person, '/');
      await chooseLanguage(page, language);
      const board = (await page.locator('.top-title').textContent()) ?? '';
      const tab = await page.title();
      await page.locator('.row[data-shelter="javor"] .row-link').first().click();
      const title = page.locator('.top-title');
      await eventually(
        () => title.textContent(),
        (words) => words === 'House Javor',
      );
      expect([await page.title(), await overflowOf(page), board === 'House Javor']).toEqual([tab, 0, false]);
      await page.locator('.shelter-close').click();
      await eventually(
        () => title.textContent(),
        (words) => words === board,
      );
    },
  );

  it('at 1280 px the words of a band stay on one line', async () => {
    const { visitor } = await app.boardOf('hotline', { viewport: { width: 1280, height: 800 } });
    const heights = await visitor.page
      .locator('.row .band-text')
      .evaluateAll((all) => [
        ...new Set(
          all.map((words) =>
            Math.round(words.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(words).lineHeight)),
          ),
        ),
      ]);
    expect(heights).toEqual([1]);
  });
});
