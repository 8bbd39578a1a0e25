import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { LANGUAGES } from '@safe-haven/contracts';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { DESKTOP, PHONE } from './given/browser.ts';
import { FindPage } from './given/find-page.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { chooseLanguage } from './given/language.ts';
import { drawnAs } from './given/layout.ts';

describeInBrowser('what has one line for it, in all languages,', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  it('AL-8: keeps to it above the trends on a desk: the comparison by the title, what is shown below', async () => {
    const { page } = await app.openAs('manager', '/trends', { viewport: DESKTOP });
    await page.locator('.trends-head p').waitFor();
    for (const language of LANGUAGES) {
      await chooseLanguage(page, language);
      await drawnAs(page, DESKTOP, 'light');
      const lines = [await linesOf(page, '.trends-head'), await linesOf(page, '.trends-filters')];
      expect([language, ...lines]).toEqual([language, 1, 1]);
    }
  });

  it('AL-8: keeps to it on the held card of a phone: the number to call, below what it is', async () => {
    const { page } = await app.openAs('hotline', '/find', { viewport: PHONE, hasTouch: true, isMobile: true });
    const find = new FindPage(page);
    await page.locator('[data-first]').focus();
    await find.household(1, 0, 0);
    await page.locator('.find-show button').click();
    await find.answered();
    await page.getByRole('button', { name: /^Hold/ }).first().click();
    await page.locator('.send-to-actions .call-button').waitFor();
    for (const language of LANGUAGES) {
      await chooseLanguage(page, language);
      await drawnAs(page, PHONE, 'light');
      const texts = page.locator('.send-to-actions .call-button-text');
      const found = await texts.evaluate((at) => at.getBoundingClientRect().height);
      // One line of 1.25 × 16 px and one of 16 px.
      expect([language, found <= 38]).toEqual([language, true]);
    }
  });
});

/** In how many lines the parts of this one stand. */
const linesOf = (page: Page, whole: string): Promise<number> =>
  page.locator(whole).evaluate((at) => {
    const boxes = [...at.children].map((part) => part.getBoundingClientRect()).filter(({ height }) => height > 0);
    const below = boxes.toSorted((a, b) => a.top - b.top);
    let [lines, foot] = [0, -1];
    for (const { top, bottom } of below) {
      if (top >= foot) lines += 1;
      foot = Math.max(top >= foot ? 0 : foot, bottom);
    }
    return lines;
  });
