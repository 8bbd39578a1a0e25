import type { Locator, Page } from 'playwright-core';
import { oneTimeCode } from './one-time-code.ts';

/**
 * Goes on until something is there, by the second factor where that is asked for: one that was shown counts for five
 * minutes, which a slow machine may need for a test. `secret`: that of the person's authenticator; without it the demo's.
 */
export async function untilAllowed(page: Page, done: Locator, secret?: string): Promise<void> {
  const drawer = page.getByRole('complementary', { name: 'Is it you?' });
  const goesOn = secret === undefined ? 'Demo: go on with one tap' : 'Go on';
  const asked = drawer.getByRole('button', { name: goesOn, exact: true });
  await done.or(asked).first().waitFor();
  if (await asked.isVisible()) {
    if (secret !== undefined) await drawer.getByLabel('Code').fill(oneTimeCode(secret, 0));
    await asked.click();
  }
  await done.first().waitFor();
}
