import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page, Route } from 'playwright-core';
import { App, PEOPLE } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { overflowOf, tooSmall } from './given/layout.ts';
import { openAs } from './given/open-as.ts';
import { freeOf } from './given/rows.ts';

const JAVOR = 'javor';
/** As `apps/dashboard/src/locales/part-late.ts` has it, ms. */
const PART_LATE_MS = 20_000;

describeInBrowser('one is cut off and comes back', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  it('keeps the last board, says that it is offline, and shows what happened meanwhile on coming back', async () => {
    const [client, { board, visitor }] = await Promise.all([app.client('coordinator'), app.boardOf('manager')]);
    const free = freeOf(await client.board(), JAVOR);
    expect(await board.free(JAVOR)).toBe(String(free));

    await visitor.context.setOffline(true);
    await liveState(board.page, 'offline');
    await client.command(JAVOR, 'hold-beds', { party: { adults: 1, children: 0 } });
    expect(await board.free(JAVOR)).toBe(String(free));

    await visitor.context.setOffline(false);
    await board.seesInList(JAVOR, free - 1);
    await liveState(board.page, 'live');
  });

  it('LG-5: given parts of the program that are lost, the first or a later one, then they come by themselves', async () => {
    const lost = new Set<string>();
    const { page } = await app.openAs('coordinator', '/handover', {}, (empty) =>
      empty.route(/\/assets\/(index|handover-page)-.*\.js$/, async (route) => {
        const part = route.request().url();
        if (lost.has(part)) return route.continue();
        lost.add(part);
        await route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' });
      }),
    );
    await page.locator('main.handover').waitFor();
    expect(lost.size).toBe(2);
  });

  it('LG-5: given a part whose request hangs, then that is said after 20 s with a reload, and it is used when it comes', async () => {
    const hanging: Route[] = [];
    const { page } = await app.newVisitor({ locale: 'mk' });
    await page.clock.install();
    await page.route(/\/assets\/handover-page-.*\.js$/, (route) => void hanging.push(route));
    await openAs(page, PEOPLE.coordinator.person, '/handover');
    const late = page.locator('[data-problem="part_late"]');
    await eventually(
      async () => hanging.length,
      (asked) => asked === 1,
    );
    await eventually(
      () => page.clock.fastForward(PART_LATE_MS / 4).then(() => late.count()),
      (shown) => shown === 1,
    );
    expect(await late.textContent()).toContain('Овој дел од страницата сѐ уште не стигна.');

    await hanging[0]?.continue();
    await page.locator('main.handover').waitFor();
    expect(await late.count()).toBe(0);
  });

  it('LG-5: given a part that hangs for good, then the reload that is offered asks for it again', async () => {
    let asked = 0;
    const { page } = await app.openAs('coordinator', '/handover', {}, async (empty) => {
      await empty.clock.install();
      await empty.route(/\/assets\/handover-page-.*\.js$/, async (route) => {
        asked += 1;
        if (asked > 1) await route.continue();
      });
    });
    const reload = page.locator('[data-problem="part_late"]').getByRole('button', { name: 'Reload' });
    await eventually(
      () => page.clock.fastForward(PART_LATE_MS / 4).then(() => reload.count()),
      (shown) => shown === 1,
    );
    await reload.click();
    await page.locator('main.handover').waitFor();
    expect(asked).toBe(2);
  });

  it('LG-5: given a first script that hangs, then the page says so in every language; a press reloads', async () => {
    let asked = 0;
    const { page } = await app.newVisitor();
    await page.clock.install();
    await page.route(/\/assets\/index-.*\.js$/, async (route) => {
      asked += 1;
      if (asked > 1) await route.continue();
    });
    await page.goto('/', { waitUntil: 'commit' });
    const links = page.locator('#root > a');
    await eventually(
      () => page.clock.fastForward(PART_LATE_MS / 4).then(() => links.count()),
      (shown) => shown === 5,
    );
    expect([await overflowOf(page), await tooSmall(page)]).toEqual([0, []]);
    await links.getByText('Вчитајте ја повторно').click();
    await page.locator('.sign-in, main').first().waitFor();
    expect(asked).toBe(2);
  });

  it('LG-5: given a first script that stays lost, then it is asked for four times, and again after a press', async () => {
    let [asked, isBack] = [0, false];
    const { page } = await app.newVisitor();
    await page.clock.install();
    await page.route(/\/assets\/index-.*\.js$/, async (route) => {
      asked += 1;
      if (isBack) return route.continue();
      await route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' });
    });
    await page.goto('/', { waitUntil: 'commit' });
    // A page that is opened again meanwhile answers nothing.
    const later = (ms: number) => page.clock.fastForward(ms).catch(() => undefined);
    const link = page.locator('body > a').getByText('Вчитајте ја повторно');
    await eventually(
      () => later(PART_LATE_MS / 4).then(() => asked),
      (times) => times === 4,
    );
    await link.waitFor();
    await later(3_600_000);
    expect([asked, await overflowOf(page), await tooSmall(page)]).toEqual([4, 0, []]);
    isBack = true;
    await link.click();
    await page.locator('.sign-in').waitFor();
    expect(asked).toBe(5);
  });

  it('LG-5: given styles that hang, then the page says so above what it has, until they come', async () => {
    const hanging: Route[] = [];
    const { page } = await app.newVisitor();
    await page.clock.install();
    await page.route(/\/assets\/index-.*\.css$/, (route) => void hanging.push(route));
    await page.goto('/', { waitUntil: 'commit' });
    const links = page.locator('body > a');
    await eventually(
      () => page.clock.fastForward(PART_LATE_MS / 4).then(() => links.count()),
      (shown) => shown === 5,
    );
    await links.getByText('Вчитајте ја повторно').click({ trial: true });
    await page.locator('.sign-in').waitFor();
    for (const route of hanging) await route.continue();
    await links.first().waitFor({ state: 'detached' });
    expect(
      await page
        .locator('h1')
        .first()
        .evaluate((heading) => getComputedStyle(heading).fontFamily),
    ).toContain('Inter');
  });

  it.each(['stop', 'kill'] as const)('after the program was ended (%s) and started again', async (how) => {
    const { board } = await app.boardOf('manager');
    const before = await (await app.client('manager')).board();
    const shown = await board.rows();

    await app.server[how]();
    await liveState(board.page, 'offline');
    expect(await board.rows()).toEqual(shown);

    await app.server.start();
    await liveState(board.page, 'live');
    const after = await (await app.client('manager')).board();
    expect(after.rows.map((r) => r.shelterId).sort()).toEqual(before.rows.map((r) => r.shelterId).sort());
    const client = await app.client('coordinator');
    const free = freeOf(after, JAVOR);
    const detail = await client.shelter(JAVOR);
    if (detail.view !== 'exact') throw new Error('The coordinator sees this house exactly.');
    const hold = detail.holds[0];
    if (hold) await client.command(JAVOR, 'release-hold', { holdId: hold.holdId, reason: 'declined' });
    else await client.command(JAVOR, 'hold-beds', { party: { adults: 1, children: 0 } });
    await board.seesInList(JAVOR, hold ? free + 1 : free - 1);
  });
});

/** Waits until the page says that it is live, or that it is not. */
const liveState = (page: Page, state: 'live' | 'offline') => page.locator(`[data-live="${state}"]`).first().waitFor();
