import type { Locator, Page } from 'playwright-core';

/** "Find a place", used by keys alone. */
export class FindPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get top(): Locator {
    return this.page.locator('.found[data-top]');
  }

  get held(): Locator {
    return this.page.locator('.hold[data-hold]');
  }

  /**
   * Opens it with its key, from whatever screen is there; the focus is where the typing begins. The pointer, which has
   * signed in, is put aside: nothing moves in a list that somebody points at.
   */
  async open(): Promise<this> {
    await this.page.mouse.move(1, 1);
    await this.page.keyboard.press('f');
    await this.page.locator('[data-first]:focus').waitFor();
    return this;
  }

  /** Types a number into each of the first counters: women, girls, boys. The focus is on the last of them. */
  async household(women: number, girls: number, boys: number): Promise<void> {
    await this.page.keyboard.press(String(women));
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.press(String(girls));
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.press(String(boys));
  }

  /** Resolves when what is on the screen answers what was typed. */
  async answered(): Promise<void> {
    await this.page.locator('.find-main:not([aria-busy]) .found-groups').waitFor();
  }

  async topId(): Promise<string> {
    return (await this.top.getAttribute('data-shelter')) ?? '';
  }

  /** What the focus is on: the id of a house, or ''. */
  focused(): Promise<string> {
    return this.page.evaluate(
      () => document.activeElement?.closest('[data-shelter]')?.getAttribute('data-shelter') ?? '',
    );
  }
}

/** Presses Tab until the focus is on something that says this; for a page whose order is not to be known here. */
export async function tabTo(page: Page, words: string | RegExp, most = 80): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const announced = await page.evaluate(() => {
      const at = document.activeElement;
      return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''}`;
    });
    if (typeof words === 'string' ? announced.includes(words) : words.test(announced)) return;
  }
  throw new Error(`Tab never came to ${words}.`);
}
