import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Locator, Page } from 'playwright-core';

/**
 * The card of a hold, open. On a phone it is folded by what else the night holds, and what loads above it moves it
 * between a look and a click.
 */
export async function openHold(page: Page, holdId: string): Promise<Locator> {
  const card = page.locator(`[data-hold="${holdId}"]`);
  await card.waitFor();
  await eventually(async () => {
    if ((await card.getAttribute('data-large')) === 'true') return true;
    await card.getByRole('button').click();
    return false;
  });
  return card;
}
