import type { Locator, Page } from 'playwright-core';

/** A practice night as a practised hand plays it. */
export class PracticeWalk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Says who plays; the first task is there to be read. */
  async play(name: string): Promise<void> {
    await this.page.locator('.practice-who input').fill(name);
    await this.page.locator('.practice-who [type=submit]').click();
    await this.page.locator('.practice-task[data-stage=read]').waitFor();
  }

  async begin(): Promise<void> {
    await this.page.locator('[data-stage=read] .button-primary').click();
    await this.page.locator('[data-stage=do]').waitFor();
  }

  /** The five tasks of a hotline; the taps of each, as the page has counted them. */
  async hotline(name: string): Promise<Readonly<Record<string, number>>> {
    const { page } = this;
    const taps: Record<string, number> = {};
    const top = page.locator('.found[data-top] [data-action]');
    const press = (button: Locator) => button.click();
    const task = async (of: string, presses: () => Promise<void>) => {
      await this.begin();
      await presses();
      await page.locator('[data-stage=done]').waitFor();
      taps[of] = Number(/(\d+) tap/.exec(String(await page.locator('.practice-aim b').textContent()))?.[1]);
      await press(page.locator('[data-stage=done] .button-primary'));
    };
    await this.play(name);
    await task('find', async () => {
      for (const who of ['Girls', 'Boys']) await press(page.getByRole('button', { name: `More: ${who}` }));
      await press(page.locator('.find-show button'));
      await press(page.locator('.find-main:not([aria-busy]) .found[data-top] [data-action]'));
    });
    await task('race', async () => {
      await press(top);
      await page.locator('.found-lost .refused-notice').waitFor();
      await press(top);
    });
    await task('send', async () => {
      await page.locator('.send-to-point').waitFor();
      await press(page.getByRole('button', { name: 'On the way' }));
      await press(page.getByRole('button', { name: 'Within 30 min' }));
    });
    await task('line', () => press(page.locator('.found a[href^="tel:"]').first()));
    await task('lapse', () => press(page.getByRole('button', { name: /^Extend/ }).first()));
    await page.locator('.practice-results').waitFor();
    return taps;
  }
}
