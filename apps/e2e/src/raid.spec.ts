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

  it('MS-9: nine lines typed by three people, a plan, one press, and each is held or says why not', async () => {
    const [lead, helper, abroad] = await Promise.all([
      app.openAs('coordinator', '/operations'),
      app.openAs('manager', '/operations', { viewport: { width: 390, height: 844 }, hasTouch: true }),
      app.openAs('abroad', '/operations', { viewport: { width: 1024, height: 768 }, hasTouch: true }),
    ]);
    const desk = new OperationPage(lead.page);
    const phone = new OperationPage(helper.page);
    const tablet = new OperationPage(abroad.page);
    await desk.start('20');
    for (const line of NINE.slice(0, 3)) await desk.add(line);

    // A colleague opens it from the list; somebody of another organisation types the code that the lead reads out.
    await phone.openFirst();
    await tablet.joins(await desk.code());
    await phone.opensLine();

    // All three press at once: each number is given once, and what was typed under a taken one stays.
    await Promise.all([desk.insists(NINE[3]), phone.insists(NINE[4]), tablet.insists(NINE[7])]);
    for (const device of [desk, phone, tablet]) await device.sees(6);
    expect(await desk.numbers()).toEqual([1, 2, 3, 4, 5, 6]);

    // The desk is cut off in the middle, and the others go on: what was typed stays, and is sent when the line is back.
    await lead.context.setOffline(true);
    await desk.field.fill(NINE[5]);
    await desk.isOffline();
    await desk.field.press('Enter');
    await phone.add(NINE[6]);
    await tablet.sees(7);
    await tablet.add(NINE[8]);
    expect(await desk.field.inputValue()).toBe(NINE[5]);
    expect(await desk.numbers()).toEqual([1, 2, 3, 4, 5, 6]);
    await lead.context.setOffline(false);
    await desk.isLive();
    await desk.sees(8);
    await desk.insists(NINE[5]);
    for (const device of [desk, phone, tablet]) await device.sees(9);
    expect(await desk.numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);

    // Who helps reads everything, and doesn't hold.
    for (const device of [phone, tablet]) expect(await device.holdButton.count()).toBe(0);

    const { places, houses } = await desk.planned();
    expect(places).toBeGreaterThan(0);
    expect(houses).toBeGreaterThan(1);
    await desk.holdButton.click();
    await desk.nothingIsAsked();
    const held = await desk.heldLines();
    // Nobody else holds in this night: what was planned is held, each whole.
    const sizes = await desk.placesByNumber();
    expect(held.reduce((sum, line) => sum + (sizes.get(line) ?? 0), 0)).toBe(places);
    for (const device of [phone, tablet]) {
      await eventually(
        () => device.heldLines(),
        (lines) => lines.join() === held.join(),
      );
    }
    await desk.confirm();
    expect(await desk.progress()).toMatch(new RegExp(`^${places} of 15 have a place held`));

    // Where they travel is entered once, and every device reads it.
    await desk.plansFirstRide();
    expect(await desk.rides()).toEqual([expect.stringMatching(/^Ride 1 Leaves at \d\d:\d\d$/)]);
    for (const device of [phone, tablet]) {
      await eventually(
        () => device.rides(),
        (rides) => rides.length === 1,
      );
    }
    // Who pressed second read that the number was taken; nothing else went wrong.
    const others = [helper, abroad].flatMap(({ pageErrors }) => pageErrors);
    expect(others.filter((error) => !error.includes('409 (Conflict)'))).toEqual([]);
  });

  it('MS-8: somebody of another organisation reads its size and kinds, and no line of it', async () => {
    const { page } = await app.openAs('otherHotline', '/operations');
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
