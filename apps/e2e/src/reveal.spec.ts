import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App, PEOPLE } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { untilAllowed } from './given/second-factor.ts';

const ADDRESS = `Ulica ${randomUUID().slice(0, 8)} 12`;
const LIPA = 'lipa';
const SECOND = 1_000;

describeInBrowser('the address of a house', () => {
  let app: App;
  let page: Page;
  const begun = Date.now();
  beforeAll(async () => {
    app = await App.open();
    const manager = await app.client('manager');
    await manager.ask('/api/me/step-up', { demo: true });
    expect((await manager.ask(`/api/shelters/${LIPA}/record-address`, { address: ADDRESS })).status).toBe(204);
    // The clock of the page does not move until a test moves it; what it draws goes on.
    ({ page } = await app.openAs('hotline', `/place/${LIPA}`, {}, (empty) => empty.clock.setFixedTime(begun)));
  });
  afterAll(() => app.close());

  it('is shown for a stated purpose after the second factor, and is nowhere else', async () => {
    await page.getByRole('button', { name: 'Show the address' }).click();
    await page.getByRole('radio', { name: 'For an ambulance, fire brigade or police' }).check({ force: true });
    await page.getByRole('button', { name: 'Show it for a minute' }).click();
    expect(await page.content()).not.toContain(ADDRESS);
    await page.getByRole('button', { name: 'Demo: go on with one tap' }).click();
    const shown = page.getByText(ADDRESS);
    await shown.waitFor();
    await page.getByText(/^Changed on .* \(by: Manager\)\. Confirm it by phone/).waitFor();
    await shown.and(page.locator(':focus')).waitFor();
    expect(await beside(page)).not.toContain(ADDRESS);
  });

  it('hides itself when the minute is over, and "back" brings nothing of it again', async () => {
    await page.clock.setFixedTime(begun + 59 * SECOND);
    await page.getByText(/^Hides itself in 00:01/).waitFor();
    expect(await page.content()).toContain(ADDRESS);
    await page.clock.setFixedTime(begun + 60 * SECOND);
    await page.getByText('The address is hidden again.').waitFor();
    expect(await page.content()).not.toContain(ADDRESS);
    await page.getByRole('button', { name: 'Show the address' }).click();
    // VA-8: no purpose is chosen before somebody chooses one.
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByRole('radio', { name: 'For a delivery' }).check({ force: true });
    await page.getByRole('button', { name: 'Show it for a minute' }).click();
    await untilAllowed(page, page.getByText(ADDRESS));
    await page.goto('about:blank');
    await page.goBack();
    await page.getByRole('button', { name: 'Show the address' }).waitFor();
    expect((await page.content()) + (await beside(page))).not.toContain(ADDRESS);
  });

  it('the managers of the house read who looked, when and why', async () => {
    const manager = await app.openAs('manager', '/audit');
    const looks = manager.page.locator('[data-type="AddressRevealed"]');
    await looks.first().waitFor();
    const trail = (await looks.allTextContents()).slice(0, 2).join(' ');
    expect(trail).toContain(`${PEOPLE.hotline.name} looked at the address of House Lipa.`);
    expect(trail).toContain('For an ambulance, fire brigade or police');
    expect(await manager.page.content()).not.toContain(ADDRESS);
  });

  it('opens to others in an emergency only: the managers of the house are notified, and judge it', async () => {
    const manager = await app.openAs('manager', '/', { polls: false });
    const notice = manager.page.getByRole('link', { name: '1 new notice' });
    const abroad = await app.openAs('abroad', `/place/${LIPA}`);
    await abroad.page.getByText('You can see it only in an emergency.').waitFor();
    await abroad.page.getByRole('button', { name: 'Emergency access' }).click();
    await abroad.page.getByRole('radio', { name: 'Evacuation' }).check({ force: true });
    await abroad.page.getByRole('button', { name: 'Open for 30 minutes' }).click();
    await abroad.page.getByRole('button', { name: 'Demo: go on with one tap' }).click();
    await manager.page.locator('.app-notice').waitFor();
    await abroad.page.getByText(/^Emergency access until .* The managers of the house have been notified\.$/).waitFor();
    await abroad.page.getByRole('heading', { name: 'People to evacuate' }).waitFor();
    expect(await abroad.page.locator('article[data-view="banded"]').count()).toBe(1);
    await notice.click();
    await manager.page.getByText(/^Amra H\. of Fondacija Lara opened House Lipa on /).waitFor();
    await manager.page.getByText('Reason given: Evacuation.').waitFor();
    await manager.page.getByRole('button', { name: 'It was not right' }).click();
    await manager.page.getByText('No notice waits for you.').waitFor();
    expect(app.pageErrors().filter((line) => !/status of 403/.test(line))).toEqual([]);
  });
});

/** What a page holds in addition to what it shows. */
const beside = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify([document.title, location.href, history.state, { ...localStorage }, { ...sessionStorage }]),
  );
