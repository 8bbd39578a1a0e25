import type { Page } from 'playwright-core';

/** Notes, in the page, each change of the screen after which nothing has the focus any more. */
export const watchLostFocus = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const lost: string[] = [];
    let isSomewhere = document.activeElement !== document.body;
    addEventListener('focusin', () => {
      isSomewhere = true;
    });
    new MutationObserver((changes) => {
      if (!isSomewhere || document.activeElement !== document.body) return;
      lost.push(changes.flatMap(({ removedNodes }) => [...removedNodes].map((node) => node.textContent)).join(', '));
    }).observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true });
    Object.assign(globalThis, { lost });
  });

/** What was taken away each time. */
export const lostFocus = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as { lost: readonly string[] }).lost);
