import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { replayChanges } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';

const ONE_WOMAN = { party: { adults: 1, children: 0 } };

describeInBrowser('a coordinator who looks at a moment that was written wrongly and corrected', () => {
  let app: App;
  let page: Page;
  /** Just before somebody was admitted by mistake, and when that was written. */
  let before: string;
  let written: string;
  /** Free places before anybody was written into them. */
  let then: number;

  beforeAll(async () => {
    app = await App.open();
    const manager = await app.client('manager');
    // A hold that lapsed between the two moments would free its places as well.
    const detail = await manager.shelter('lipa');
    for (const { holdId } of detail.view === 'exact' ? detail.holds : [])
      await manager.command('lipa', 'release-hold', { holdId, reason: 'error' });
    before = new Date().toISOString();
    await eventually(() => new Date().toISOString() > before);
    const { events } = await manager.command('lipa', 'admit-party', ONE_WOMAN);
    const eventId = events.find(({ type }) => type === 'PartyAdmitted')!.eventId!;
    const correction = { kind: 'void' } as const;
    await manager.command('lipa', 'correct-event', { eventId, correction, reason: 'did_not_happen' });
    const end = new Date(Date.now() + 60_000).toISOString();
    const { text } = await manager.ask(`/api/replay/changes?from=${before}&to=${end}&view=known`);
    written = replayChanges.parse(JSON.parse(text)).changes.find(({ type }) => type === 'PartyAdmitted')!.at;
    ({ page } = await app.openAs('coordinator'));
  });
  afterAll(() => app.close());

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
    const change = page.getByRole('region', { name: 'The change that is shown' });
    await change.getByText('House Lipa: party admitted').waitFor();
    await change.getByText(`Free went from ${then} to ${await free()}.`).waitFor();
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
  });

  it('by the keys alone: Home and End are the ends of the line', async () => {
    const shown = async () => Date.parse((await page.locator('main.replay').getAttribute('data-at'))!);
    await page.keyboard.press('Home');
    await page.locator('main[aria-busy="false"]').waitFor();
    const midnight = new Date(written).setHours(0, 0, 0, 0);
    await page.locator(`main[data-at="${new Date(midnight).toISOString()}"]`).waitFor();
    await page.keyboard.press('End');
    await page.locator(`main:not([data-at="${new Date(midnight).toISOString()}"])`).waitFor();
    expect(await shown()).toBeGreaterThan(Date.parse(written));
  });

  it('RP-4: beyond the last change and before the first there is none, and the page says so', async () => {
    await page.getByRole('button', { name: 'Next change' }).click();
    await page.locator('p.replay-note', { hasText: 'Nothing changed after this.' }).waitFor();
    await page.goto('/replay?at=2020-01-01T00:00:00.000Z');
    await page.getByText('None of your houses was registered then.').waitFor();
    await page.getByRole('button', { name: 'Previous change' }).click();
    await page.locator('p.replay-note', { hasText: 'Nothing changed before this.' }).waitFor();
    await page.getByRole('button', { name: 'Next change' }).click();
    await page.getByRole('listitem').filter({ hasText: 'House Lipa: house registered' }).first().waitFor();
  });

  it('a line of the activity of a house leads to the board of its moment, and back', async () => {
    await page.goto('/place/lipa');
    const line = page.locator('[data-event="PartyAdmitted"]').first();
    await line.getByRole('link', { name: /^See the board at this moment/ }).click();
    // It did not happen, so that the moment is the one at which it was entered.
    await page.locator(`main[data-at="${written}"][data-view="known"][aria-busy="false"]`).waitFor();
    await page.getByRole('link', { name: 'Back to House Lipa' }).click();
    await page.waitForURL('**/place/lipa');
    expect(app.pageErrors()).toEqual([]);
  });

  it('RP-3: a hotline has no such screen', async () => {
    const { page } = await app.openAs('hotline', '/replay');
    await page.getByText('There is nothing at this address.').waitFor();
  });
});
