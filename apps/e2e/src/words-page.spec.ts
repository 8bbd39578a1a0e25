import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';

/** Tools have no types: what the test takes of them is what it says here. */
const tool = (name: string) => import(`@safe-haven/tools/words/${name}`);
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const PICTURES = [
  { name: 'read-before', image: PIXEL },
  { name: 'new', image: PIXEL },
];
const SENTENCES = [
  { key: 'board.title', english: 'Board', translation: 'Преглед', picture: 'read-before', isUnread: false },
  { key: 'find.none', english: 'No place', translation: 'Нема место', picture: 'new', isUnread: false },
  {
    key: 'find.ask',
    english: 'Ask {{count}} houses',
    translation: 'Прашајте {{count}} куќи',
    picture: 'new',
    isUnread: true,
  },
];

describeInBrowser('the page for readers, from a file, without a network', () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'haven-readers-'));
    const { pageOf } = await tool('page');
    const file = join(folder, 'mk.html');
    writeFileSync(file, pageOf({ language: 'mk', pictures: PICTURES, sentences: SENTENCES, made: '2026-12-01' }));
    browser = await startBrowser('absent');
    const context = await browser.newContext({ offline: true, acceptDownloads: true });
    page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  const article = (key: string) => page.locator(`article[data-key="${key}"]`);

  /** Marks sentences, opens the page again, and returns the last mark that it shows. */
  async function markAndOpenAgain() {
    await page.locator('[data-reader]').fill('М. К., куќа');
    await article('board.title').locator('input[value="right"]').check();
    await article('find.ask').locator('[data-better]').fill('Прашајте ги овие {{count}} куќи');
    await article('find.none').locator('input[value="unsure"]').check();
    await article('find.none').locator('[data-note]').fill('место или кревет?');
    const marked = page;
    page = await marked.context().newPage();
    await page.goto(marked.url());
    await marked.close();
    return article('find.none').locator('[data-note]').inputValue();
  }

  it('has what nobody has read first, and alone where the reader says so', async () => {
    const keys = () => page.locator('article:visible').evaluateAll((all) => all.map((one) => one.dataset['key']));
    expect(await keys()).toEqual(['find.ask', 'find.none', 'board.title']);
    await page.locator('[data-unread-alone]').check();
    expect(await keys()).toEqual(['find.ask']);
    await page.locator('[data-unread-alone]').uncheck();
  });

  it('gives marks away as a file that is taken: right, better and open, after it was closed and opened again', async () => {
    // A slow browser that has just started may lose what a page of a file stores, and never shows it then.
    await eventually(markAndOpenAgain);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-export]').click()]);
    const given = readFileSync(await download.path(), 'utf8');
    const { marksIn, taken } = await tool('take');
    const { file, fault } = marksIn(given, ['mk']);
    expect(fault).toBeUndefined();
    const { right, better, open, refused, kept } = taken(file, { readings: {}, sentences: {} }, SENTENCES);
    expect([right, open, refused]).toEqual([
      [SENTENCES[0]],
      [{ sentence: SENTENCES[1], why: 'unsure: место или кревет?' }],
      [],
    ]);
    expect(better).toEqual([{ sentence: SENTENCES[2], text: 'Прашајте ги овие {{count}} куќи' }]);
    expect(kept.readings).toEqual({ 1: { by: 'М. К., куќа', when: '2026-12-01', native: true } });
  });

  it('has Serbian in Cyrillic letters, whose marks are taken for the Latin texts', async () => {
    const latin = [
      { key: 'board.title', english: 'Board', translation: 'Pregled' },
      { key: 'find.none', english: 'No place', translation: 'Nema mesta' },
    ];
    const { cyrillicOf } = await tool('sentences');
    const letters = cyrillicOf({});
    const sentences = latin.map((one) => ({ ...one, translation: letters(one), picture: 'new', isUnread: true }));
    const { pageOf } = await tool('page');
    const file = join(folder, 'sr-Cyrl.html');
    writeFileSync(file, pageOf({ language: 'sr-Cyrl', pictures: PICTURES, sentences, made: '2026-12-01' }));
    await page.goto(pathToFileURL(file).href);
    expect(await page.locator('[data-export]').textContent()).toBe('Сачувајте белешке');
    await article('board.title').locator('input[value="right"]').check();
    await article('find.none').locator('[data-better]').fill('Нема слободног места');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-export]').click()]);
    expect(download.suggestedFilename()).toBe('safe-haven-words-sr-Cyrl.json');
    const [{ marksIn, taken }, { fromCyrillic }] = [await tool('take'), await tool('from-cyrillic')];
    const { file: given } = marksIn(readFileSync(await download.path(), 'utf8'), ['sr-Cyrl']);
    const { right, better, refused } = taken(fromCyrillic(given, latin, {}), { readings: {}, sentences: {} }, latin);
    expect([right, refused]).toEqual([[latin[0]], []]);
    expect(better).toEqual([{ sentence: latin[1], text: 'Nema slobodnog mesta' }]);
  });
});
