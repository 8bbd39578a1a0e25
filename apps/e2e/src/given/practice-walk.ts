import type { Page } from 'playwright-core';

/** A practice night as a practised hand plays it. */
export class PracticeWalk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Says who plays, and as what; the first task is there to be read. */
  async play(name: string, role = 'Hotline'): Promise<void> {
    const chosen = this.page.locator('.practice-who .segment', { hasText: role });
    if (await chosen.count()) await chosen.click();
    await this.page.locator('.practice-who input[maxlength]').fill(name);
    await this.page.locator('.practice-who [type=submit]').click();
    await this.page.locator('.practice-task[data-stage=read]').waitFor();
  }

  async begin(): Promise<void> {
    await this.page.locator('[data-stage=read] .button-primary').click();
    await this.page.locator('[data-stage=do]').waitFor();
  }

  /** Does one task and goes on; the taps that the page has counted. */
  async #task(presses: () => Promise<void>): Promise<number> {
    const { page } = this;
    await this.begin();
    await presses();
    await page.locator('[data-stage=done]').waitFor();
    const taps = Number(/(\d+) tap/.exec(String(await page.locator('.practice-aim b').textContent()))?.[1]);
    await page.locator('[data-stage=done] .button-primary').click();
    return taps;
  }

  /** The tasks of a hotline; the taps of each. */
  async hotline(name: string): Promise<readonly number[]> {
    const { page } = this;
    const top = page.locator('.found[data-top] [data-action]');
    await this.play(name);
    const taps = [
      await this.#task(async () => {
        for (const who of ['Girls', 'Boys']) await page.getByRole('button', { name: `More: ${who}` }).click();
        await page.locator('.find-show button').click();
        await page.locator('.find-main:not([aria-busy]) .found[data-top] [data-action]').click();
      }),
      await this.#task(async () => {
        await top.click();
        await page.locator('.found-lost .refused-notice').waitFor();
        await top.click();
      }),
      await this.#task(async () => {
        await page.locator('.send-to-point').waitFor();
        await page.getByRole('button', { name: 'On the way' }).click();
        await page.getByRole('button', { name: 'Within 30 min' }).click();
      }),
      await this.#task(() => page.locator('.found a[href^="tel:"]').first().click()),
      await this.#task(() =>
        page
          .getByRole('button', { name: /^Extend/ })
          .first()
          .click(),
      ),
    ];
    await page.locator('.practice-results').first().waitFor();
    return taps;
  }

  /** The tasks of house staff; the taps of each. */
  async house(name: string): Promise<readonly number[]> {
    const { page } = this;
    await this.play(name, 'House staff');
    const taps = [
      await this.#task(async () => {
        await page.locator('.row[data-shelter="heron"]').getByRole('link').click();
        await page.getByRole('button', { name: 'They are here' }).click();
      }),
      await this.#task(() => page.getByRole('button', { name: 'Still correct' }).click()),
      await this.#task(async () => {
        const stay = page.locator('[data-stay]').last();
        await stay.getByRole('button', { name: 'Discharge', exact: true }).click();
        await stay.getByText('family', { exact: true }).click();
        await stay.getByRole('button', { name: 'Discharge', exact: true }).last().click();
      }),
    ];
    await page.locator('.practice-results').first().waitFor();
    return taps;
  }
}
