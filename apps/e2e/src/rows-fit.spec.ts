import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LANGUAGES } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { chooseLanguage } from './given/language.ts';
import { drawnAs, overflowOf } from './given/layout.ts';

/** Board, find, tonight, requests, transfers, operations, trends, replay, handover, on duty, surge, notices, set up, data, audit. */
const SCREENS_OF_A_MANAGER = 15;
/** A name of 60 letters without a place where it may break. */
const UNBROKEN = 'Sigurnakućazaženeidjecukojetražezaštituodnasiljaunoćiidanju';

describeInBrowser('the rows of the board, and the bar above them,', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await App.open();
    ({ page } = (await app.boardOf('manager')).board);
  });
  afterAll(() => app.close());

  it.each(LANGUAGES)('hold their words within their edges on a desktop in %s', async (language) => {
    await drawnAs(page, { width: 1440, height: 2_400 }, 'light');
    await chooseLanguage(page, language);
    await page.locator('.row[data-view="exact"] .row-soon').first().waitFor();
    await page.locator('.row[data-view="banded"] [data-freshness="stale"]').first().waitFor();
    expect([...(await beyond(page)), ...(await across(page))]).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 2_400 });
    expect([...(await beyond(page)), ...(await across(page))]).toEqual([]);
    for (const width of [1440, 1280, 1024]) {
      await page.setViewportSize({ width, height: 2_400 });
      await expectWayOut(page, width);
    }
  });

  it('AL-7: hold a name without a break at any width, and so does the house', async () => {
    for (const width of [1440, 820, 390]) {
      await drawnAs(page, { width, height: 2_400 }, 'light');
      await page.locator('.row-link').first().waitFor();
      await rename(page, '.row-link');
      const faults = [...(await namesBeyond(page)), ...(await across(page)), await overflowOf(page)];
      expect([width, ...faults]).toEqual([width, 0]);
    }
    await page.locator('.row-link').first().click();
    await page.locator('.shelter-head h2').waitFor();
    await rename(page, '.shelter-head h2');
    expect(await overflowOf(page)).toBe(0);
  });
});

/** Puts this name in the place of every one there. */
const rename = (page: Page, names: string): Promise<void> =>
  page.locator(names).evaluateAll((found, name) => {
    for (const each of found) each.textContent = name;
  }, UNBROKEN);

/** Nothing pushes the way out of the window; screens for which there is no room are under "More". */
async function expectWayOut(page: Page, width: number): Promise<void> {
  const within = (edge: number) => {
    const exit = document.querySelector('.top > button:last-of-type');
    return exit !== null && exit.getBoundingClientRect().right <= edge;
  };
  await page.waitForFunction(within, width);
  await page.locator('.top-person').click();
  await page.locator('.more-links > a').first().waitFor();
  // The account is under "More" at any width; the map, where it is not next to the list. What leaves the bar is under
  // it.
  await eventually(
    () => page.evaluate(() => document.querySelectorAll('.nav-link, .more-links > a').length),
    (all) => all === SCREENS_OF_A_MANAGER + 1,
  );
  await page.locator('.top-person').click();
  await page.locator('.more-links').waitFor({ state: 'detached' });
}

/** What is written past the padding of its row, and by how many pixels. */
const beyond = (page: Page): Promise<string[]> =>
  partsBeyond(page, '.row-name, .row-places, .row-intake, .row-message');
const namesBeyond = (page: Page): Promise<string[]> => partsBeyond(page, '.row-name');

const partsBeyond = (page: Page, parts: string): Promise<string[]> =>
  page.locator('.row').evaluateAll(
    (rows, which) =>
      rows.flatMap((row) => {
        const edge = row.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(row).paddingRight);
        const written = [...row.querySelectorAll(which)].flatMap((part) => [...part.querySelectorAll('*')]);
        return written.flatMap((part) => {
          const words = document.createRange();
          words.selectNodeContents(part);
          const over = Math.round(words.getBoundingClientRect().right - edge);
          return over > 0 ? [`${part.textContent}: ${over} px`] : [];
        });
      }),
    parts,
  );

/** Words of one part of a row that are written across words of another. */
const across = (page: Page): Promise<string[]> =>
  page.locator('.row').evaluateAll((rows) => {
    const written = (row: Element) => {
      const texts: { part: Element; words: string; box: DOMRect }[] = [];
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const words = document.createRange();
        words.selectNodeContents(node);
        const part = node.parentElement?.closest('.row-name, .row-places, .row-intake, .row-message');
        if (part && node.parentElement?.closest('.aloud') === null) {
          texts.push({ part, words: node.textContent ?? '', box: words.getBoundingClientRect() });
        }
      }
      return texts;
    };
    return rows.flatMap((row) => {
      const texts = written(row);
      return texts.flatMap((one, i) =>
        texts.slice(i + 1).flatMap((other) => {
          const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          return one.part !== other.part && wide > 1 && high > 4
            ? [`${one.words} across ${other.words}: ${Math.round(wide)} px`]
            : [];
        }),
      );
    });
  });
