import type { Locator, Page } from 'playwright-core';

/**
 * Goes on until something is there, by the demo's second factor where that is asked for: one that was shown counts for five
 * minutes, which a slow machine may need for a test.
 */
export async function untilAllowed(page: Page, done: Locator): Promise<void> {
  const asked = page.getByRole('button', { name: 'Demo: go on with one tap' });
  await done.or(asked).first().waitFor();
  if (await asked.isVisible()) await asked.click();
  await done.first().waitFor();
}
