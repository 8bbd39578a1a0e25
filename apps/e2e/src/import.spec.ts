import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { patience } from '@safe-haven/jest-preset/patience';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';

/** Nights as a partner has them: their own headings, days first, semicolons, one bad line. */
const FILE = [
  'Programme name;Date of night;Taken',
  'House Old Mill;13.01.2024;4',
  'House Old Mill;14.01.2024;5',
  'House Old Mill;15.01.2024;many',
].join('\r\n');

describeInBrowser('a file of old nights', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await App.open();
    ({ page } = await app.openAs('manager'));
  });
  afterAll(() => app.close());

  const choose = (text: string) =>
    page
      .locator('input[accept*="xlsx"]')
      .setInputFiles({ name: 'nights.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const sum = (what: string) => page.locator(`[data-import="${what}"] dd`).textContent();

  it('IM-2: is mapped, checked and brought in by a manager, without its bad line, and the second time nothing is new', async () => {
    await page.goto('/exchange');
    await page.getByRole('link', { name: 'Bring data in' }).click();
    await choose(FILE);
    await page.getByLabel('House (needed)').selectOption('Programme name');
    await page.getByLabel('Night (needed)').selectOption('Date of night');
    await page.getByText('Read as DD.MM.YYYY').waitFor();
    await page.getByLabel('Area, for all lines').fill('Niš');
    await page.getByText('"many" is no whole number').waitFor();
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('button', { name: 'Bring the rest in' }).waitFor();
    // Who works by keys goes on from there: the button that was pressed is no more.
    await page.locator('section.sheet-card:focus').waitFor();
    expect([await sum('registered'), await sum('added'), await sum('bad')]).toEqual(['1', '2', '1']);
    await page.getByRole('button', { name: 'Bring the rest in' }).click();
    await page.getByText('All lines that can be used are here.').waitFor();
    expect(await sum('added')).toBe('2');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download all of them as a file' }).click();
    expect((await download).suggestedFilename()).toBe('import-report.csv');

    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('here already').first().waitFor();
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.locator('[data-import="same"]').waitFor();
    expect([await sum('added'), await sum('same')]).toEqual(['0', '2']);
    expect(app.pageErrors()).toEqual([]);
  });

  it('IM-7: while a long one is read the page answers to a touch', async () => {
    const nights = Array.from({ length: 120_000 }, (_, i) => `House ${i % 300};${1 + (i % 28)}.1.20${10 + (i % 14)};3`);
    await page.goto('/exchange/import');
    await page.evaluate(watchForLongTasks);
    await choose(['Programme name;Night;Taken', ...nights].join('\n'));
    await page.getByLabel('House (needed)').selectOption('Programme name');
    await page.getByLabel('Area, for all lines').fill('Niš');
    await page.getByText('Lines that can be used: 120000. Houses: 300.').waitFor();
    // Whatever takes a moment with so many lines is done beside the page.
    expect(Math.max(...(await page.evaluate(() => globalThis.longTasks)))).toBeLessThan(patience(300));
  });

  it('IM-7: when the connection is lost in the middle, it waits, goes on by itself, and says what is true', async () => {
    const nights = Array.from(
      { length: 9_000 },
      (_, i) => `Lost ${i % 30};${1 + (i % 25)}.${1 + (i % 12)}.20${10 + (i % 14)};3`,
    );
    const different = new Set(nights).size;
    await page.goto('/exchange/import');
    await choose(['House;Night;Taken', ...nights].join('\n'));
    await page.getByLabel('Area, for all lines').fill('Niš');
    await page.getByRole('button', { name: 'Check the file' }).click();
    const run = page.getByRole('button', { name: 'Bring it in' });
    await run.waitFor();
    await page.context().setOffline(true);
    await run.click();
    await page.getByText('It goes on by itself when it is back.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('All lines that can be used are here.').waitFor();
    expect([await sum('registered'), await sum('added')]).toEqual(['30', different.toLocaleString('en')]);
  });
});

declare global {
  var longTasks: number[];
}

/** In the page: how long each task was in which it could not answer to a touch. */
function watchForLongTasks(): void {
  globalThis.longTasks = [0];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: false });
}
