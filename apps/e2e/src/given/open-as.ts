import type { Page } from 'playwright-core';

/**
 * Opens a screen as somebody of the demo, whose session was asked for outside of the page: signing in by hand loads the
 * program once more, which only the tests of signing in and of the board do.
 */
export async function openAs(page: Page, person: string, path: string): Promise<void> {
  const answer = await page.request.post('/api/demo/sign-in', { data: { person } });
  if (!answer.ok()) throw new Error(`${person} cannot sign in: ${answer.status()} ${await answer.text()}`);
  await page.goto(path);
}

/** As a link of the interface does: the program stays loaded, which a whole visit would pay for again. */
export const goInside = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => history.pushState(null, '', to), path);
