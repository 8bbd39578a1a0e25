import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { axeViolations } from './given/axe.ts';
import { DeskPhone } from './given/desk-phone.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { layoutFaults } from './given/layout.ts';
import { untilAllowed } from './given/second-factor.ts';
import { SetUpPage } from './given/set-up-page.ts';

/** The second factor is asked for. */
const EXPECTED = /the server responded with a status of 403/;
const HERS = '+381601112233';

describeInBrowser('a manager whose staff may text', () => {
  const phone = new DeskPhone();
  let app: App;
  let page: Page;
  let codes: string[];
  beforeAll(async () => {
    app = await App.open(await phone.settings());
    ({ page } = await app.openAs('manager', '/setup/lipa'));
    await new SetUpPage(page).step('places');
  });
  afterAll(async () => {
    await app.close();
    phone.close();
  });

  it('SM-2 SM-3: adds a number of somebody of the house, and reads the card once', async () => {
    await page.getByText('They text to +381 60 555 666.').waitFor();
    await page.getByText('Nobody may text yet.').waitFor();
    await page.getByRole('button', { name: 'Add a number' }).click();
    const form = page.getByRole('complementary', { name: 'Add a number' });
    await form.getByRole('button', { name: 'Add, and make a card' }).click();
    await form.getByText('Choose whose number it is.').first().waitFor();
    await form.getByLabel('Whose number').selectOption({ label: 'Marija S.' });
    await form.getByLabel('Phone number').fill('060 111 2233');
    await form.getByRole('button', { name: 'Add, and make a card' }).click();
    await untilAllowed(page, page.getByRole('heading', { name: 'Card of codes' }));
    codes = await page.locator('.codes li').allTextContents();
    expect(new Set(codes).size).toBe(20);
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('heading', { name: 'Card of codes' }).isVisible()).toBe(false);
    expect(await page.getByText(codes[0]!, { exact: true }).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    expect(await page.getByText(codes[0]!, { exact: true }).count()).toBe(0);
  });

  it('SM-5 SM-7: reads that a code was used once she has texted, and she is answered', async () => {
    expect(await phone.receives(app.url, HERS, `${codes[0]} OK`)).toBe(204);
    await phone.until(1);
    expect(phone.sent).toEqual(['Recorded. UNDO within 5 minutes takes it back.']);
    await page.reload();
    await new SetUpPage(page).step('places');
    await page.getByText(/^ends in 33 · 19 codes left · last text /).waitFor();
  });

  it('SM-2: revokes it with one tap when the phone is lost, and its next text is silence', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await layoutFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Revoke: Marija S.' }).click();
    await page.getByText('Nobody may text yet.').waitFor();
    expect(await phone.receives(app.url, HERS, `${codes[1]} PAUSE`)).toBe(204);
    expect(phone.sent).toHaveLength(1);
    expect(app.pageErrors().filter((line) => !EXPECTED.test(line))).toEqual([]);
  });
});
