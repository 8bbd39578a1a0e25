import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LANGUAGES } from '@safe-haven/contracts';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { chooseLanguage } from './given/language.ts';
import { drawnAs, overflowOf } from './given/layout.ts';

/** A number of a room that is read whole while it is typed. */
const NAME_PX = 80;

describeInBrowser('the table in which rooms are typed', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await App.open();
    ({ page } = await app.openAs('manager', '/setup/lipa'));
    await page.locator('.setup-step').nth(1).click();
    await page.locator('.rooms-table [data-cell="label"]').first().fill('12');
    await page.locator('.rooms-row').nth(1).waitFor();
  });
  afterAll(() => app.close());

  it.each(LANGUAGES)(
    'AL-8: breaks no heading in the middle of a word in %s, and stays in its edges',
    async (language) => {
      await drawnAs(page, { width: 1440, height: 900 }, 'light');
      await chooseLanguage(page, language);
      for (const width of [1440, 1280, 1024, 820, 640, 390, 320]) {
        await drawnAs(page, { width, height: 900 }, 'light');
        expect([width, ...(await faults(page)), await overflowOf(page)]).toEqual([width, 0]);
      }
    },
  );
});

/** Words on two lines, and a table or a name that has too little room. */
const faults = (page: Page): Promise<string[]> =>
  page.locator('.rooms-table').evaluate((table, least) => {
    const words = [...table.querySelectorAll('.rooms-row:first-child .field-label')].flatMap((heading) => {
      const text = heading.firstChild as Text;
      return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        return lines.size > 1 ? [`${word} has ${lines.size} lines`] : [];
      });
    });
    const beyond = table.scrollWidth - table.clientWidth;
    const name = table.querySelector('[data-cell="label"]')?.getBoundingClientRect().width ?? 0;
    return [
      ...words,
      ...(beyond > 0 ? [`${beyond} px stick out`] : []),
      ...(name < least ? [`the name has ${name} px`] : []),
    ];
  }, NAME_PX);
