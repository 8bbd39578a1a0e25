import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { replayChanges } from '@safe-haven/contracts';
import type { Page } from 'playwright-core';
import { House } from './given/house.ts';
import { describeInBrowser } from './given/in-browser.ts';

const ONE_WOMAN = { party: { adults: 1, children: 0 } };

describeInBrowser('a coordinator who looks at a moment that was written wrongly and corrected', () => {
  let house: House;
  let page: Page;
  /** Just before somebody was admitted by mistake, and when that was written. */
  let before: string;
  let written: string;
  /** Free places before anybody was written into them. */
  let then: number;

  beforeAll(async () => {
    house = await House.open();
    const manager = await house.client('manager');
    before = new Date(Date.now() - 1_000).toISOString();
    const { events } = await manager.command('lipa', 'admit-party', ONE_WOMAN);
    const eventId = events.find(({ type }) => type === 'PartyAdmitted')!.eventId!;
    const correction = { kind: 'void' } as const;
    await manager.command('lipa', 'correct-event', { eventId, correction, reason: 'did_not_happen' });
    const end = new Date(Date.now() + 60_000).toISOString();
    const { text } = await manager.ask(`/api/replay/changes?from=${before}&to=${end}&view=known`);
    written = replayChanges.parse(JSON.parse(text)).changes.find(({ type }) => type === 'PartyAdmitted')!.at;
    ({ page } = await house.inside('coordinator'));
  });
  afterAll(() => house.close());

  const at = (instant: string) => page.locator(`main[data-at="${instant}"][aria-busy="false"]`).waitFor();
  const free = async () => Number(await page.locator('[data-shelter="lipa"]').getAttribute('data-free'));

  it('RP-2 RP-4: the next change is shown as it was known then, and how much was free before it', async () => {
    await page.goto(`/replay?at=${before}&view=known`);
    await page.getByText('This is not live.').waitFor();
    await at(before);
    then = await free();
    await page.getByRole('button', { name: 'Next change' }).click();
    await at(written);
    expect(await free()).toBeLessThan(then);
    await page.getByText(`before that: ${then} free`).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'House Lipa: party admitted' }).first().waitFor();
  });

  it('RP-1: as it was nobody came, and the row says what the board had shown', async () => {
    await page.getByText('As it was', { exact: true }).click();
    await page.locator('main[data-view="was"]').waitFor();
    expect(await free()).toBe(then);
    await page
      .locator('[data-shelter="lipa"]')
      .getByText(/^The board showed then: \d+ free/)
      .waitFor();
    await page.getByText('1 house differs between the two at this moment.').waitFor();
  });

  it('the address holds the instant and the view, and a reload is back there', async () => {
    await page.waitForURL(`**/replay?at=${encodeURIComponent(written)}`);
    await page.reload();
    await at(written);
  });

  it('by the keys alone: the arrows step, and Space plays and pauses', async () => {
    await page.locator('main.replay h1').click();
    await page.keyboard.press('ArrowLeft');
    await page.locator(`main:not([data-at="${written}"])`).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    expect(house.complaints()).toEqual([]);
  });

  it('RP-3: a hotline has no such screen', async () => {
    const { page } = await house.inside('hotline');
    await page.goto('/replay');
    await page.getByText('There is nothing at this address.').waitFor();
  });
});
