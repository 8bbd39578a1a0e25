import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Handover, handover } from '@safe-haven/contracts';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';

describeInBrowser('a shift that passes on', () => {
  let app: App;
  let night: Page;
  let day: Page;
  beforeAll(async () => {
    app = await App.open();
    night = (await app.openAs('coordinator')).page;
    day = (await app.openAs('manager')).page;
  });
  afterAll(() => app.close());

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const changed = (page: Page) => page.locator('[data-group="changed"]').textContent();

  it('HO-1 HO-9: when the night hands over, then Tonight of the day says so, and one tap takes over', async () => {
    await night.goto('/handover');
    await button(night, 'Begin my shift').click();
    await button(night, 'Hand over').waitFor();
    // Who works by keys goes on from there: the button that was pressed is no more.
    await night.locator('.handover-duty:focus').waitFor();
    const client = await app.client('manager');
    await client.command('lipa', 'pause-intake', { reason: 'no_staff' });
    await night.getByText('intake paused: no staff').waitFor();

    await day.goto('/tonight');
    await day.locator('.tonight-list').waitFor();
    await button(night, 'Hand over').click();
    await day.getByText('A handover waits for you.').waitFor();
    await day.getByRole('link', { name: 'See the handover' }).click();
    await day.getByText('intake paused: no staff').waitFor();
    await button(day, 'Accept and take over').click();
    await day.locator('[data-duty="on_duty"]').waitFor();
    await night.getByText('Dragana I. has the duty').waitFor();
  });

  it('HO-4: then what was accepted reads as it did, whatever changes since; on paper it is one page without a number to call', async () => {
    await night.getByRole('link', { name: /from you to Dragana I/ }).click();
    await night.locator('.handover[data-past] [data-group="changed"]').waitFor();
    const then = await changed(night);
    expect(then).toContain('intake paused: no staff');
    const client = await app.client('manager');
    await client.command('lipa', 'resume-intake', {});
    await night.reload();
    await night.locator('.handover[data-past] [data-group="changed"]').waitFor();
    expect(await changed(night)).toBe(then);

    await night.emulateMedia({ media: 'print' });
    expect(await night.locator('.call:visible, .button:visible, nav:visible, .sheet-back:visible').count()).toBe(0);
    const pages = (await night.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g);
    expect(pages).toHaveLength(1);
    await night.emulateMedia({ media: 'screen' });
  });

  it('HO-10: of a week one day is open and the others are behind their line; on paper all of them are there', async () => {
    await day.route('**/api/handover', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: weekOf(handover.parse(await response.json())) });
    });
    await day.goto('/handover');
    await day.getByRole('navigation', { name: 'Parts of this page' }).waitFor();
    const shown = day.locator('.handover-day-table:visible');
    // Where clocks changed within the week, an hour before or after midnight makes a day more.
    const days = await day.locator('.handover-day').count();
    expect([days >= 7, await shown.count()]).toEqual([true, 1]);
    await day.emulateMedia({ media: 'print' });
    expect(await shown.count()).toBe(days);
    await day.emulateMedia({ media: 'screen' });
    await day.locator('.handover-day > h3 > button').last().click();
    await shown.nth(1).waitFor();
    expect(await shown.count()).toBe(2);
    await day.unroute('**/api/handover');
  });
});

const DAY_MS = 86_400_000;

/** The same account as if it had lasted a week in which every day was like this one. */
function weekOf(one: Handover): Handover {
  const ago = (at: string, days: number) => new Date(Date.parse(at) - days * DAY_MS).toISOString();
  const { account } = one;
  const shelters = account.shelters.map((shelter) => ({
    ...shelter,
    lines: [6, 5, 4, 3, 2, 1, 0].flatMap((days) => shelter.lines.map((line) => ({ ...line, at: ago(line.at, days) }))),
  }));
  return { ...one, account: { ...account, from: { at: ago(account.to.at, 6.9) }, shelters } };
}
