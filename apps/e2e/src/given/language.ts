import type { Page } from 'playwright-core';

/** Changes the language where one can: in the bar or on the page, or else on the panel behind the last button of the bar. */
export async function chooseLanguage(page: Page, language: string): Promise<void> {
  const choice = page.locator('.language select');
  const isBehind = (await choice.count()) === 0;
  if (isBehind) await page.locator('.top-person, .nav-link:last-child').last().click();
  await choice.first().selectOption(language);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  if (!isBehind) return;
  // Not by Esc: twice in a row that is the quick exit.
  await page.locator('.more-head button').click();
  await choice.waitFor({ state: 'detached' });
}
