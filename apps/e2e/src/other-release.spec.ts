import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { goInside } from './given/open-as.ts';

describeInBrowser('a page and a server of different releases', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  it('AP-2: the page says that it has to be reloaded, and a press does', async () => {
    const { board } = await app.boardOf('hotline');
    const { page } = board;
    await page.route('**/api/requests', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'haven-protocol': '99' } }),
    );
    await goInside(page, '/requests');
    const notice = page.locator('[data-problem="other_protocol"]');
    await notice.first().waitFor();
    await page.unroute('**/api/requests');
    await notice.first().getByRole('button', { name: 'Reload' }).click();
    await notice.first().waitFor({ state: 'detached' });
    await page.locator('main').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
