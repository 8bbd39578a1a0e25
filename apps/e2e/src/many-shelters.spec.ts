import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { overflowOf } from './given/layout.ts';
import { withOldNights } from './given/old-nights.ts';

const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
/** Of a page that draws what is near the window; all of its charts at once were 57,000. */
const MOST_NODES = 9_000;

describeInBrowser('the trends of 233 houses', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await App.open();
    await withOldNights(
      app.server,
      { shelters: numbered(1, 213), from: '2024-06-03', to: '2024-06-30' },
      // Known, but not in the days that are asked.
      { shelters: numbered(214, 233), from: '2023-06-03', to: '2023-06-04' },
    );
    ({ page } = await app.openAs('manager', '/trends?from=2024-06-03&to=2024-06-30&bucket=day&by=shelter'));
    await answered();
    await charts().first().waitFor();
  });
  afterAll(() => app.close());

  const answered = () => page.locator('main.trends[aria-busy="false"] .trends-multiples').first().waitFor();
  const charts = () => page.getByRole('img', { name: /^Occupied, House/ });
  const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);

  it('draw those near the window, wherever that is, leave out the empty ones and say so', async () => {
    expect(await page.locator('.trends-multiples figure[data-line]').count()).toBe(213);
    await page.getByText('24 are left out').first().waitFor();
    expect(await charts().count()).toBeLessThan(60);
    expect(await nodes()).toBeLessThan(MOST_NODES);
    await page.locator('.trends-multiples figure[data-line]').nth(210).scrollIntoViewIfNeeded();
    await page.locator('.trends-multiples figure[data-line]').nth(210).getByRole('img').waitFor();
    // Those that are far by now are taken away after the new ones are drawn.
    await eventually(
      () => charts().count(),
      (drawn) => drawn < 80,
    );
    expect(await nodes()).toBeLessThan(MOST_NODES);
  });

  it('keep their tables in their boxes', async () => {
    expect(await overflowOf(page)).toBe(0);
    const boxes = await page.locator('.trends-table').evaluateAll((all) => all.map((box) => box.clientHeight));
    for (const height of boxes) expect(height).toBeLessThanOrEqual(320);
  });

  it('dim while others are on their way, and are not shown under the new name', async () => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/trends/occupancy?*', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByText('Week', { exact: true }).click();
    await page.locator('.trends-answer[data-waiting]').waitFor();
    expect(await page.locator('main.trends').getAttribute('aria-busy')).toBe('true');
    expect(await page.locator('.trends-head p').textContent()).toContain('by day');
    answer();
    await page.getByText(/^3 June to 30 June 2024, by week/).waitFor();
    await page.locator('main.trends[aria-busy="false"]').waitFor();
    expect(await page.locator('.trends-answer[data-waiting]').count()).toBe(0);
    expect(app.pageErrors()).toEqual([]);
  });
});
