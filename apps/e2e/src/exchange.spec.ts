import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { Partner } from './given/partner.ts';

const ONE = { party: { adults: 1, children: 0 } };

describeInBrowser('data that goes out', () => {
  const partner = new Partner();
  let app: App;
  let page: Page;
  let url: string;
  beforeAll(async () => {
    url = await partner.listen();
    app = await App.open(partner.settings);
    page = (await app.openAs('manager')).page;
  });
  afterAll(async () => {
    await app?.close();
    partner.close();
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('XP-1 XP-10: a table is downloaded with its columns in words, and is in the trail', async () => {
    await page.goto('/exchange');
    const landed = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as CSV: Person-nights by month' }).click();
    const file = await landed;
    expect(file.suggestedFilename()).toMatch(/^person-nights-.*[.]csv$/);
    expect(await readFile(await file.path(), 'utf8')).toMatch(/^Month,Country,Houses,/);
    await page.goto('/audit');
    const entry = page.getByText(/exported figures or entries/).first();
    await entry.waitFor();
    expect(await page.locator('main').textContent()).toContain('person-nights');
  });

  it('WH-2 WH-3: a webhook is added with a second factor, and its secret is shown once', async () => {
    await page.goto('/exchange/webhooks');
    await button('Add a webhook').click();
    await page.getByLabel('What it is for').fill('The city');
    await page.getByLabel('Address', { exact: true }).fill(url);
    await button('Add the webhook').click();
    await button('Demo: go on with one tap').click();
    const secret = page.getByText(/^whsec_/);
    const shown = (await secret.textContent())!;
    await button('Done').click();
    await page.getByText('It is sent what changes.').waitFor();
    await page.reload();
    await page.getByText('It is sent what changes.').waitFor();
    expect(await page.content()).not.toContain(shown);
    await button('Send a test: The city').click();
    await page.getByText(/^Taken[.]/).waitFor();
    expect(partner.came.map(({ message }) => message.type)).toEqual(['webhook.test']);
  });

  it('WH-4 WH-5: a failing webhook says so and what to do; then all is sent, and again from a message on', async () => {
    partner.status = 503;
    const coordinator = await app.client('coordinator');
    await coordinator.command('javor', 'hold-beds', ONE);
    await partner.until(() => partner.messagesOf('javor').length > 0);
    const manager = await app.client('manager');
    await eventually(
      async () => (await manager.ask('/api/webhooks')).text,
      (text) => text.includes('"failing"'),
    );
    await page.reload();
    await page.getByText(/^No delivery since .*[.] Trying again for 24 hours[.]$/).waitFor();
    expect([await button('Pause: The city').count(), await button('Send a test: The city').count()]).toEqual([1, 1]);

    partner.status = 204;
    const before = partner.came.length;
    await partner.until(() => partner.came.length > before);
    const [told] = partner.messagesOf('javor');
    await page.reload();
    await page.getByText('Last deliveries').click();
    await page.getByText('Refused.', { exact: false }).first().waitFor();
    const again = partner.came.length;
    await page
      .getByRole('button', { name: /^Send again from here/ })
      .last()
      .click();
    const since = () => partner.came.slice(again);
    await partner.until(() => since().some(({ message }) => message.id === told?.message.id));
    expect(since()).toContainEqual(told);
  });
});
