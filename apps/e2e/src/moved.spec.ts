import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { untilAllowed } from './given/second-factor.ts';
import { SetUpPage } from './given/set-up-page.ts';

const [OLD, NEW] = ['House Javor', 'House Javor by the mill'];
/** What the browser calls an error: a second factor that is asked for. */
const EXPECTED = /status of 403/;

describeInBrowser('a house on the board that gets another name', () => {
  let app: App;
  let manager: Page;
  let hotline: Page;
  beforeAll(async () => {
    app = await App.open();
    manager = (await app.openAs('manager', '/setup/javor')).page;
    hotline = (await app.openAs('hotline')).page;
    await hotline.locator('[data-shelter="javor"]').first().waitFor();
  });
  afterAll(() => app.close());

  const card = (page: Page) => page.getByRole('region', { name: `Another name or place waits: ${OLD}` });
  const propose = async () => {
    const setUp = new SetUpPage(manager);
    await setUp.step('profile');
    await manager.getByLabel('Name of the house').fill(NEW);
    await setUp.press('Save');
    await untilAllowed(manager, card(manager));
  };

  it('PX-1: its manager proposes it with a second factor, and reads that it waits for a second person', async () => {
    await propose();
    await card(manager)
      .getByText(/^You proposed it/)
      .waitFor();
    expect(await card(manager).getByRole('row').allInnerTexts()).toEqual([expect.any(String), `Name\t${OLD}\t${NEW}`]);
    expect(
      await card(manager)
        .getByRole('button', { name: /^Publish/ })
        .count(),
    ).toBe(0);
    await manager.getByRole('heading', { name: OLD, level: 1 }).waitFor();
    expect(await hotline.getByText(NEW).count()).toBe(0);
  });

  it('PX-4: they withdraw it, and nothing waits', async () => {
    await card(manager)
      .getByRole('button', { name: `Withdraw it: ${OLD}` })
      .click();
    await card(manager).waitFor({ state: 'detached' });
    expect(await hotline.getByText(NEW).count()).toBe(0);
    await propose();
  });

  it('PX-1: a second person reads old and new side by side and publishes it; open boards then show it', async () => {
    const { page } = await app.openAs('administrator', '/people');
    await page.getByRole('heading', { name: 'Changes that wait for a second person' }).waitFor();
    await card(page)
      .getByText(/^Dragana I\. proposed it/)
      .waitFor();
    await card(page).getByRole('cell', { name: OLD, exact: true }).waitFor();
    await card(page)
      .getByRole('button', { name: `Publish: ${OLD}` })
      .click();
    await card(page)
      .getByRole('button', { name: `Yes, everybody sees it: ${OLD}` })
      .click();
    await page.getByRole('button', { name: 'Demo: go on with one tap' }).click();
    await card(page).waitFor({ state: 'detached' });
    await hotline.getByText(NEW).first().waitFor();
    expect(app.pageErrors().filter((line) => !EXPECTED.test(line))).toEqual([]);
  });
});
