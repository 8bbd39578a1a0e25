import type { Page } from 'playwright-core';

/** Resolves when what moves on the page has come to rest: a colour that is half way to another is neither. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const motions = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(motions.map(({ finished }) => finished));
  });
}
