import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { axeViolations } from './given/axe.ts';
import { type Visitor, visitor } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { overflowOf } from './given/layout.ts';
import { openAs } from './given/open-as.ts';
import { clockAheadBy } from './given/program-clock.ts';
import { startServer } from './given/server.ts';

const HOUR = 3_600_000;
const POINT = 'Bus station Kumanovo, at the kiosk';

describeInBrowser('a party on its way across a border', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  /** Somebody of the demo at a browser of their own, on one screen. */
  async function at(person: string, path: string): Promise<Page> {
    const { page } = await app.newVisitor();
    await openAs(page, person, path);
    return page;
  }

  it('FP-20: is sent to a house chosen in Find, agreed by two houses, leaves with consent, is overdue, and arrives', async () => {
    const [sender, receiver] = await Promise.all([at('demo-jelena', '/transfers'), at('demo-elena', '/tonight')]);
    // Who lives in a house of the demo, and where is a place, depends on the hour: they are said here, the house is found.
    await sender.getByRole('button', { name: 'Propose a transfer' }).click();
    await sender.getByRole('button', { name: 'More: Women' }).click();
    await sender.getByLabel('Where are they now?').selectOption('lipa');
    // Chosen by what fits, how far and on which conditions, and never the house that they are in.
    await sender.locator('.found[data-shelter="lipa"]').waitFor({ state: 'detached' });
    const choose = sender.getByRole('button', { name: /^Choose House / });
    // One that is asked by phone alone is no house to choose.
    const abroad = sender.locator('.found').filter({ hasText: 'N. Macedonia' }).filter({ has: choose }).first();
    await abroad.waitFor();
    const chosen = (await abroad.getAttribute('data-shelter'))!;
    const house = sender.locator(`.found[data-shelter="${chosen}"]`);
    expect(await house.textContent()).toMatch(/km/);
    expect(await overflowOf(sender)).toBe(0);
    expect(await axeViolations(sender)).toEqual([]);
    await house.getByRole('button', { name: /^Choose House / }).click();
    const card = sender.locator('[data-propose]');
    await card.waitFor();
    expect(await card.getAttribute('data-propose')).toBe(chosen);
    expect(await axeViolations(sender)).toEqual([]);
    await sender.getByText('within 1 h').click();
    await sender.getByLabel('Citizens of').selectOption('RS');
    await sender.getByRole('button', { name: 'Propose a transfer' }).click();
    await sender.getByText('The house has not answered yet.').waitFor();
    const { pathname } = new URL(sender.url());

    await receiver
      .locator(`[data-id="${pathname.split('/').at(-1)}"]`)
      .getByRole('link', { name: 'Open' })
      .click();
    await receiver.getByText('It is your turn.').waitFor();
    await receiver.getByRole('button', { name: 'Accept' }).click();
    for (const condition of ['documents', 'legal regime']) await receiver.getByLabel(condition).check();
    await receiver.locator('form').getByRole('button', { name: 'Accept' }).click();
    await receiver.getByText('They may leave once their consent to travel is recorded.').waitFor();

    await sender.getByText('They may leave once their consent to travel is recorded.').waitFor();
    await sender.getByRole('button', { name: 'Record consent' }).click();
    await sender.getByText('in writing').click();
    await sender.locator('form').getByRole('button', { name: 'Record consent' }).click();
    await sender.getByText('in writing, for travel').waitFor();
    await sender.getByRole('button', { name: 'Share a meeting point' }).click();
    await sender.getByLabel('Public place and time').fill(POINT);
    await sender.locator('form').getByRole('button', { name: 'Share a meeting point' }).click();
    await sender.getByRole('button', { name: 'Demo: go on with one tap' }).click();
    await receiver.getByText(POINT).waitFor();
    await sender.getByRole('button', { name: 'They have left' }).click();
    await sender.getByText('within 1 h').click();
    await sender.locator('form').getByRole('button', { name: 'They have left' }).click();
    await receiver.getByText('They are on the way.').waitFor();
    // The second factor was asked for.
    expect(app.pageErrors().filter((line) => !/status of 403/.test(line))).toEqual([]);
    // The place is for the two sides alone: it is in no other answer and on no other screen.
    const other = await at('demo-amra', '/tonight');
    expect((await other.request.get(`/api${pathname}`)).status()).toBe(404);

    await app.server.stop();
    const later = await startServer({ from: app.server.dataDir, settings: clockAheadBy(2 * HOUR) });
    try {
      const after = async (person: string): Promise<Visitor> => {
        const one = await visitor(app.browser, later.url);
        await openAs(one.page, person, '/tonight');
        return one;
      };
      const [waits, expects] = await Promise.all([after('demo-jelena'), after('demo-elena')]);
      for (const { page } of [waits, expects]) {
        const theirs = page.locator('[data-need]').filter({ has: page.locator(`a[href="${pathname}"]`) });
        await theirs.getByText(/^\d+ (h|min)$/).waitFor();
        expect(await theirs.getAttribute('data-need')).toBe('overdue');
      }
      await expects.page.locator(`[data-need="overdue"] a[href="${pathname}"]`).click();
      await expects.page.getByText('They should have arrived. Call them, then the house.').waitFor();
      await expects.page.getByRole('button', { name: 'They have arrived' }).click();
      await expects.page.getByText('They have arrived.', { exact: true }).waitFor();
      await waits.page.locator(`[data-need="overdue"] a[href="${pathname}"]`).waitFor({ state: 'detached' });
      await Promise.all([waits.context.close(), expects.context.close()]);
    } finally {
      await later.dispose();
    }
  });
});
