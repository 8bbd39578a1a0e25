import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { PHONE, WITH_SERVICE_WORKER } from './given/browser.ts';
import { FindPage } from './given/find-page.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { slowConnection } from './given/slow-connection.ts';

const PARTY = [1, 1, 0] as const;

describeInBrowser('at night, on a weak line and a slow phone', () => {
  let app: App;
  /**
   * Vesna's phone, which is slow for the people who wait and for the machine of the tests: the second night goes on
   * with it.
   */
  let page: Page;
  let find: FindPage;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());
  // Each night finds the same places: the next house at home wants to be asked first.
  afterEach(() => release(app));

  /** Opens the page as Vesna, from nothing. */
  async function opened(): Promise<void> {
    const visitor = await app.newVisitor({ viewport: PHONE, ...WITH_SERVICE_WORKER });
    page = visitor.page;
    await slowConnection(page);
    await page.goto('/');
    await page.getByRole('button', { name: /Vesna M\./ }).click();
    await page.locator('.row[data-shelter]').first().waitFor();
  }

  /** Finds houses for a woman and a girl; the first of them has the focus. */
  async function found(): Promise<void> {
    find = await new FindPage(page).open();
    await find.household(...PARTY);
    await page.keyboard.press('Enter');
    await find.answered();
    await page.locator('.found[data-top] :focus').waitFor();
  }

  it('a place is found and held', async () => {
    await opened();
    await found();
    await page.keyboard.press('Enter');
    await find.held.waitFor();
    expect(app.pageErrors()).toEqual([]);
  });

  it('a hold whose answer never comes is sent again, and is one hold', async () => {
    await page.getByRole('link', { name: 'Board' }).first().click();
    await page.locator('.row[data-shelter]').first().waitFor();
    await found();
    const keys: (string | undefined)[] = [];
    const again = Promise.withResolvers<void>();
    await page.route('**/api/shelters/*/hold-beds', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      const answer = await route.fetch();
      // The house has it by now, and the phone hears nothing until it has asked again.
      if (keys.length > 1) again.resolve();
      await again.promise;
      await route.fulfill({ response: answer }).catch(() => undefined);
    });
    const before = await held(app);
    await page.keyboard.press('Enter');
    await find.held.waitFor();
    expect(keys.length).toBeGreaterThan(1);
    expect([new Set(keys).size, (await held(app)).length - before.length]).toEqual([1, 1]);
  });
});

/** The holds that the hotline has tonight. */
async function held(app: App): Promise<readonly { readonly shelterId: string; readonly holdId: string }[]> {
  const { text } = await (await app.client('hotline')).ask('/api/tonight');
  return JSON.parse(text).holds;
}

async function release(app: App): Promise<void> {
  const hotline = await app.client('hotline');
  for (const { shelterId, holdId } of await held(app))
    await hotline.command(shelterId, 'release-hold', { holdId, reason: 'error' });
}
