import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LANGUAGES } from '@safe-haven/contracts';
import type { Page } from 'playwright-core';
import { House } from './given/house.ts';
import { describeInBrowser } from './given/in-browser.ts';

describeInBrowser('the rows of the board', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  it.each(LANGUAGES)('hold their words within their edges on a desktop in %s', async (locale) => {
    const { visitor } = await house.at('manager', { viewport: { width: 1440, height: 2_400 }, locale });
    const { page } = visitor;
    await page.locator('.row[data-view="exact"] .row-soon').first().waitFor();
    await page.locator('.row[data-view="banded"] [data-freshness="stale"]').first().waitFor();
    expect([...(await beyond(page)), ...(await across(page))]).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 2_400 });
    expect([...(await beyond(page)), ...(await across(page))]).toEqual([]);
    // Each of them draws a map: one at a time.
    await visitor.context.close();
  });
});

/** What is written past the padding of its row, and by how many pixels. */
const beyond = (page: Page): Promise<string[]> =>
  page.locator('.row').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const edge = row.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(row).paddingRight);
      const written = [...row.querySelectorAll('.row-name, .row-places, .row-intake, .row-said')].flatMap((part) => [
        ...part.querySelectorAll('*'),
      ]);
      return written.flatMap((part) => {
        const words = document.createRange();
        words.selectNodeContents(part);
        const over = Math.round(words.getBoundingClientRect().right - edge);
        return over > 0 ? [`${part.textContent}: ${over} px`] : [];
      });
    }),
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
        const part = node.parentElement?.closest('.row-name, .row-places, .row-intake, .row-said');
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
