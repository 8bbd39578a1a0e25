import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { OperationPage } from './given/operation-page.ts';

/** Fifteen people, as they were met: the seventh is a man, whom no house of the network may take. */
const NINE = [
  '1w 1g 1b9 sq',
  '1w 1b13 sr',
  '2w rom',
  '1w uk',
  '1w mk crosses -4',
  '1g16 rom +3 guardian',
  '1m sr',
  '1w sr pregnant',
  '1w 1g 1b5 sr own room',
] as const;

describeInBrowser('a raid frees fifteen people', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  it('MS-9: nine lines typed, a plan, one press, and each is held or told why not', async () => {
    const [lead, helper] = await Promise.all([
      app.openAs('coordinator', '/operations'),
      app.openAs('manager', '/operations', { viewport: { width: 390, height: 844 }, hasTouch: true }),
    ]);
    const desk = new OperationPage(lead.page);
    await desk.start('20');
    for (const line of NINE.slice(0, 4)) await desk.add(line);

    // A second device adds a party meanwhile; each number is given once.
    const phone = new OperationPage(helper.page);
    await phone.openFirst();
    await phone.addOnPhone(NINE[4]);
    await desk.sees(5);

    // The desk is cut off in the middle: what was typed stays, and is sent when the line is back.
    await lead.context.setOffline(true);
    await desk.field.fill(NINE[5]);
    await desk.isOffline();
    await desk.field.press('Enter');
    expect(await desk.field.inputValue()).toBe(NINE[5]);
    expect(await desk.numbers()).toEqual([1, 2, 3, 4, 5]);
    await lead.context.setOffline(false);
    await desk.isLive();
    await desk.field.press('Enter');
    await desk.sees(6);
    for (const line of NINE.slice(6)) await desk.add(line);
    expect(await desk.numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);

    // Who helps reads everything, and doesn't hold.
    await phone.sees(9);
    expect(await phone.holdButton.count()).toBe(0);

    const { places, houses } = await desk.planned();
    expect(places).toBeGreaterThan(0);
    expect(houses).toBeGreaterThan(1);
    await desk.holdButton.click();
    await desk.nothingIsAsked();
    const held = await desk.heldLines();
    // Nobody else holds in this night: what was planned is held, each whole.
    expect(held.reduce((sum, line) => sum + PEOPLE_IN[line - 1]!, 0)).toBe(places);
    await eventually(
      () => phone.heldLines(),
      (lines) => lines.join() === held.join(),
    );

    await desk.confirm();
    expect(await desk.progress()).toMatch(new RegExp(`^${places} of 15 have a place held`));
    expect(helper.pageErrors).toEqual([]);
  });

  it('MS-8: somebody of another organisation reads its size and kinds, and no line of it', async () => {
    const { page } = await app.openAs('abroad', '/operations');
    const row = page.locator('[data-operation]').first();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/15 met of about 20/);
    expect(await row.locator('a').count()).toBe(0);
    await openDirectly(page);
  });

  /** By its address too. */
  async function openDirectly(page: Page): Promise<void> {
    const operationId = await page.locator('[data-operation]').first().getAttribute('data-operation');
    const answer = await page.request.get(`/api/operations/${operationId}`);
    expect(answer.status()).toBe(404);
  }
});

/** How many places each of them needs. */
const PEOPLE_IN: readonly number[] = [3, 2, 2, 1, 1, 1, 1, 1, 3];
