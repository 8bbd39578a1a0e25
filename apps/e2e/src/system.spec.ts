import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { PHONE } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';

describeInBrowser('OP-17: an administrator looks how the program is', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  const looksWell = async (page: Page) => {
    await page.getByText('It is well.').waitFor();
    await page.getByText('Nothing to do.').waitFor();
    const disk = page.getByText('Free on the disk').locator('xpath=following-sibling::dd');
    expect(await disk.textContent()).toMatch(/^(\d[\d.,]* GB|not known)$/);
  };

  it('it is in the bar of a desk, and says that it is well and that there is nothing to do', async () => {
    const { page } = await app.openAs('administrator');
    await page.getByRole('navigation').getByRole('link', { name: 'System' }).click();
    await looksWell(page);
  });

  it('on a phone at night it fits, and says the same', async () => {
    const { page } = await app.openAs('administrator', '/system', { viewport: PHONE, colorScheme: 'dark' });
    await looksWell(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
  });

  it('somebody who is not an administrator has no such page', async () => {
    const { page } = await app.openAs('coordinator', '/system');
    await page.getByRole('heading', { name: 'There is nothing at this address.' }).waitFor();
    expect(await page.getByRole('link', { name: 'System' }).count()).toBe(0);
  });
});
