import type { Page } from 'playwright-core';

/** Counts, in the page, after how many changes of the screen nothing has the focus. */
export const watchLostFocus = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { dataset } = document.documentElement;
    dataset['lost'] = '0';
    new MutationObserver(() => {
      if (document.activeElement === document.body) dataset['lost'] = String(Number(dataset['lost']) + 1);
    }).observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true });
  });

/** How often that was so since. */
export const lostFocus = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.documentElement.dataset['lost']));
