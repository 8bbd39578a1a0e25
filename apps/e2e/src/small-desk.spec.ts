import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App, PEOPLE } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { drawnAs, overflowOf } from './given/layout.ts';
import { openAs } from './given/open-as.ts';
import { OperationPage } from './given/operation-page.ts';
import { OtherHours } from './given/other-hours.ts';

const SMALL_DESK = { width: 1024, height: 768 };

describeInBrowser('on a small desk of 1024 px', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  it('AL-8: in Tonight a number, when it answers, and the others behind it are one line in English at any hour', async () => {
    const { page } = await app.newVisitor({ viewport: SMALL_DESK });
    const hours = await OtherHours.of(page);
    await openAs(page, PEOPLE.coordinator.person, '/tonight');
    // At night it is the line of the organisation that answers, which is said.
    for (const later of [0, 6, 12, 18]) {
      hours.later(later);
      await page.goto('/tonight');
      const calls = page.locator('.tonight .call[data-one="line"]:has(summary)');
      await calls.first().waitFor();
      await page.waitForLoadState('networkidle');
      const lines = await calls.evaluateAll((all) =>
        all.map((call) => {
          const middles = [...call.querySelectorAll(':scope > p > *, :scope > details > summary')].map((part) => {
            const { top, bottom } = part.getBoundingClientRect();
            return (top + bottom) / 2;
          });
          return Math.max(...middles) - Math.min(...middles) < 8;
        }),
      );
      expect([later, lines]).toEqual([later, lines.map(() => true)]);
    }
  });

  it.each(['en', 'mk', 'sq'])('AL-8: in an operation a party has two lines at most, in %s', async (locale) => {
    const lead = await app.openAs('coordinator', '/operations');
    const desk = new OperationPage(lead.page);
    await desk.start('20');
    for (const line of ['1w 1g 1b9 sq', '1w 1b13 sr']) await desk.add(line);
    await desk.planned();
    const { page } = await app.newVisitor({ locale, viewport: SMALL_DESK });
    await openAs(page, PEOPLE.coordinator.person, new URL(lead.page.url()).pathname);
    const names = page.locator('.op-row[data-stage="planned"] > .op-party-name');
    await names.nth(1).waitFor();
    expect((await linesOf(page, '.op-row > .op-party-name')).filter((lines) => lines > 2)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });

  it.each(['en', 'mk', 'sq'])(
    'AL-8: no total of the board is cut off at 1440, 1280, 1024 and 820 px, in %s',
    async (locale) => {
      const { page } = await app.openAs('coordinator', '/', { locale });
      await page.locator('.total[data-scope="RS"]').waitFor();
      for (const width of [1440, 1280, 1024, 820]) {
        await drawnAs(page, { width, height: 800 }, 'light');
        const cut = await page.locator('.totals').evaluate((totals) => {
          const edge = totals.getBoundingClientRect().right + 1;
          const parts = totals.querySelectorAll('dt, .total-number, .total-split, .total-confirmed');
          const isCut = (part: Element) => {
            const words = document.createRange();
            words.selectNodeContents(part);
            return [...words.getClientRects()].some(({ right }) => right > edge);
          };
          return [...parts].filter(isCut).map((part) => part.textContent);
        });
        expect([width, cut, await overflowOf(page)]).toEqual([width, [], 0]);
      }
    },
  );
});

/** In how many lines each of these is written. */
const linesOf = (page: Page, parts: string): Promise<number[]> =>
  page.locator(parts).evaluateAll((all) =>
    all.map((part) => {
      const words = document.createRange();
      words.selectNodeContents(part);
      const shown = [...words.getClientRects()].filter(({ width }) => width > 2);
      return new Set(shown.map(({ bottom }) => Math.round(bottom / 6))).size;
    }),
  );
