import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { tokenIssued } from '@safe-haven/contracts';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import type { Visitor } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';

/** The browser's own word for an answer that is no success. */
const OF_THE_WRONG_TOKEN = 'Failed to load resource: the server responded with a status of 401 (Unauthorized)';
const WRONG = 'a-token-that-nobody-has-issued';

describeInBrowser('somebody who builds a program tries the API out at /api/docs', () => {
  let app: App;
  let visitor: Visitor;
  let page: Page;
  let token: string;
  beforeAll(async () => {
    app = await App.open();
    const administrator = await app.client('administrator');
    await administrator.ask('/api/me/step-up', { demo: true });
    const asked = { label: 'The city', organisation: 'Atina', country: 'RS', scopes: ['read_houses'], days: 1 };
    token = tokenIssued.parse(JSON.parse((await administrator.ask('/api/tokens/issue', asked)).text)).token;
    // An auditor reads no numbers of houses: what is answered is by the token, and not by her session.
    visitor = await app.openAs('auditor');
    ({ page } = visitor);
    await page.goto('/api/docs');
  });
  afterAll(() => app.close());

  const operation = () => page.locator('.opblock').filter({ has: page.locator('[data-path="/api/numbers"]') });

  const openDialog = () => page.locator('.auth-wrapper .btn.authorize').first();

  /** Presses Authorize, gives the token in place of the one before, and closes the dialog. */
  async function authorize(given: string): Promise<void> {
    await openDialog().click();
    const dialog = page.locator('.dialog-ux');
    const ofToken = dialog.locator('.auth-container').filter({ hasText: 'serviceToken' });
    const before = ofToken.getByRole('button', { name: 'Remove authorization' });
    const field = ofToken.getByRole('textbox');
    await field.or(before).first().waitFor();
    if (await before.isVisible()) await before.click();
    await field.fill(given);
    await ofToken.getByRole('button', { name: 'Apply credentials' }).click();
    await before.waitFor();
    await dialog.locator('.close-modal').click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Presses Execute; the status and the body that the page shows. */
  async function executed(): Promise<{ status: string; body: string }> {
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/numbers'));
    await operation().getByRole('button', { name: 'Execute' }).click();
    const status = String((await answered).status());
    const live = operation().locator('.live-responses-table .response').first();
    await live.locator('.response-col_status').getByText(status).waitFor();
    return { status, body: (await live.locator('.highlight-code').first().textContent()) ?? '' };
  }

  it('AP-7: a right token is answered with the houses of its organisation', async () => {
    await page.getByPlaceholder('Filter by tag').fill('webhooks');
    await page.getByRole('heading', { name: /^webhooks/ }).click();
    await operation().locator('.opblock-summary-control').click();
    await operation().getByRole('button', { name: 'Try it out' }).click();
    await authorize(token);
    const { status, body } = await executed();
    expect(status).toBe('200');
    expect(body).toContain('"shelterId"');
    expect(visitor.pageErrors).toEqual([]);
  });

  it('AP-7: a wrong one is answered with the sentence of 401, whoever is signed in at that browser', async () => {
    await authorize(WRONG);
    const { status, body } = await executed();
    expect(status).toBe('401');
    expect(body).toContain('You are not signed in.');
    expect(visitor.pageErrors).toEqual([OF_THE_WRONG_TOKEN]);
  });

  it('AP-7: neither token stays in the browser', async () => {
    await page.reload();
    await openDialog().waitFor();
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    for (const given of [token, WRONG]) expect(kept).not.toContain(given);
  });
});
