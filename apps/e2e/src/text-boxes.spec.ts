import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startBrowser } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { textFaults } from './given/text-boxes.ts';

describeInBrowser('the boxes of texts', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser('absent');
  });
  afterAll(() => browser.close());

  it('AL-8: words that cover others or are cut off are found where they are planted, and nothing else', async () => {
    const page = await browser.newPage();
    await page.setContent(PLANTED);
    const found = (await textFaults(page)).map((fault) => fault.replace(/: \d.*/, ''));
    expect(found).toEqual(['"Covers" lies over "Covered"', '"Cut off" is cut off']);
    expect(await textFaults(page, 0.3)).toHaveLength(3);
    expect(await page.locator('#longer').textContent()).toBe('Fits as written');
  });
});

/** Two words in one place, one that is wider than its part, one that can be read by its title, one that fits as it is. */
const PLANTED = `<!doctype html><html lang="en"><body style="margin:0;font:16px/18px monospace">
  <p style="position:absolute;left:0;top:0;margin:0">Covers</p>
  <p style="position:absolute;left:0;top:0;margin:0;width:40px">Covered</p>
  <p style="position:absolute;left:0;top:60px;width:40px;overflow:hidden;white-space:nowrap;margin:0">Cut off</p>
  <p title="Read here" style="position:absolute;left:0;top:90px;width:40px;overflow:hidden;white-space:nowrap;margin:0">Read here</p>
  <p style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap">Read aloud</p>
  <p id="longer" style="position:absolute;left:0;top:120px;width:150px;overflow:hidden;white-space:nowrap;margin:0">Fits as written</p>
</body></html>`;
