import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { App, PEOPLE, type Who } from './given/app.ts';
import { PHONE } from './given/browser.ts';
import { GuideReader } from './given/guide-reader.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { openAs } from './given/open-as.ts';

/** Languages in which the guide of these roles is there and that no test of the screens speaks. */
const READ = ['mk', 'sq'];

describeInBrowser('the guide is played as it says, on a phone, by somebody who presses what is bold in it', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  const begins = async (who: Who, language: string, name: string): Promise<GuideReader> => {
    const { page } = await app.newVisitor({ viewport: PHONE, hasTouch: true, isMobile: true, locale: language });
    await openAs(page, PEOPLE[who].person, '/');
    await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
    return new GuideReader(page, language, name);
  };

  it.each(READ)(
    'HE-1: in %s a hotline finds a place, holds it, says that they are on the way, and finds it in Tonight',
    async (language) => {
      const reader = await begins('hotline', language, 'hotline');
      const { page } = reader.under(1);
      await reader.press(0);
      await reader.sees(1);
      for (const counter of [3, 4]) await reader.counts(counter);
      await reader.press(8);
      for (const field of [15, 16]) await reader.sees(field);
      await page.locator('.find-show button').tap();
      await page.locator('.find-main:not([aria-busy]) .found-groups').waitFor();
      expect(await reader.control(17).isVisible()).toBe(true);
      await reader.sees(18);
      reader.under(2);
      await reader.press(0);
      await page.locator('.hold[data-hold]').waitFor();
      await reader.press(2);
      await page.locator('.on-the-way-times button').first().tap();
      await page.locator('.on-the-way[data-arrival]').first().waitFor();
      for (const control of [5, 6]) expect(await reader.control(control).isVisible()).toBe(true);
      await reader.press(7);
      await page.locator('main [data-hold]').first().waitFor();
      expect(app.pageErrors()).toEqual([]);
    },
  );

  it.each(READ)('HE-1: in %s house staff confirm, admit, discharge, and take that back', async (language) => {
    const reader = await begins('staff', language, 'shelter-staff');
    const { page } = reader.under(0);
    await reader.press(0);
    await reader.sees(1);
    await page.locator('.row[data-shelter]').first().getByRole('link').tap();
    reader.under(1);
    await reader.press(0);
    reader.under(2);
    await reader.press(6);
    await reader.sees(7);
    reader.under(3);
    await reader.sees(0);
    await reader.press(6);
    await reader.sees(7);
    await reader.press(8);
    const stays = page.locator('[data-stay]');
    const before = await stays.count();
    await page.locator('[data-stay] .button-primary').tap();
    // Until the house is read again, "undo" is about what was done before.
    await eventually(
      () => stays.count(),
      (count) => count === before - 1,
    );
    await reader.under(4).press(0);
    await eventually(
      () => stays.count(),
      (count) => count === before,
    );
    expect(app.pageErrors()).toEqual([]);
  });
});
