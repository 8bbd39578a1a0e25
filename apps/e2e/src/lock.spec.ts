import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { signedIn, signOut } from './given/account-pages.ts';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';

const SECOND = 1_000;
const SECRETS = /Lipa|Javor|Jelena P\. Coordinator|Rooms/;
const OURS = /Haven|Board|duty|Lipa|Javor|sign in/i;
const NEUTRAL = 'https://www.wikipedia.org/';

describeInBrowser('a screen that somebody left', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  /** When the pages were opened by their own clocks, which do not move until a test moves them. */
  const begun = Date.now();

  /** The coordinator before one of her houses, and after how long without use her screen locks. */
  async function given(): Promise<{ page: Page; idleMs: number }> {
    const { page } = await app.openAs('coordinator', '/place/lipa', {}, (empty) => empty.clock.setFixedTime(begun));
    await page.locator('article.shelter').waitFor();
    const { idleMinutes } = await (await page.request.get('/api/me')).json();
    return { page, idleMs: idleMinutes * 60 * SECOND };
  }

  it('warns twenty seconds before it locks; one key is enough to stay', async () => {
    const { page, idleMs } = await given();
    await page.keyboard.press('Shift');
    await page.clock.setFixedTime(begun + idleMs - 15 * SECOND);
    const warning = page.getByRole('alertdialog');
    await warning.getByText(/^Signing out in 15 s, because nobody used this screen\.$/).waitFor();
    await page.keyboard.press('Enter');
    await warning.waitFor({ state: 'detached' });
    await page.locator('article.shelter').waitFor();
  });

  it('locks when nobody stays: nothing that was there is left, and the session is over on the server too', async () => {
    const { page, idleMs } = await given();
    await page.keyboard.press('Shift');
    await page.clock.setFixedTime(begun + idleMs - 10 * SECOND);
    await page.getByRole('alertdialog').waitFor();
    const over = page.waitForResponse('**/api/lock');
    await page.clock.setFixedTime(begun + idleMs);
    await page.getByRole('heading', { name: 'Signed out' }).waitFor();
    expect(await page.content()).not.toMatch(SECRETS);
    expect(new URL(page.url()).pathname).toBe('/');
    await over;
    expect((await page.request.get('/api/me')).status()).toBe(401);
    await page.goBack();
    await page.waitForLoadState();
    expect(await page.content()).not.toMatch(SECRETS);
    await page.goForward();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
  });

  it('after signing out "back" shows nothing, also from another page', async () => {
    const { page } = await given();
    await page.goto('/');
    await page.goto('/account');
    await signOut(page);
    for (let steps = 0; steps < 2; steps++) {
      await page.goBack();
      await page.getByRole('heading', { name: 'Who is on duty?' }).waitFor();
      expect(await page.content()).not.toMatch(SECRETS);
    }
    await page.goto('about:blank');
    await page.goBack();
    await page.getByRole('heading', { name: 'Who is on duty?' }).waitFor();
    expect(await page.content()).not.toMatch(SECRETS);
  });

  it.each([
    ['the button', (page: Page) => page.getByRole('button', { name: 'Quick exit' }).click()],
    [
      'Esc twice, from inside a field',
      async (page: Page) => {
        await page.goto('/');
        await page.getByRole('searchbox').first().focus();
        await escTwice(page);
      },
    ],
  ])(
    'DR-7: %s leaves at once for a neutral site; the session is over, and the browser holds and shows nothing',
    async (_, leave) => {
      const { page } = await app.openAs('coordinator');
      // The neutral site is another's: it takes its own place here.
      let shown = 0;
      await page.context().route(`${NEUTRAL}**`, (route) => {
        shown += 1;
        return route.fulfill({ contentType: 'text/html', body: '<p>A</p>' });
      });
      await signedIn(page);
      await page.evaluate(() => localStorage.setItem('theme', 'night'));
      await page.goto('/account');
      await page.getByRole('link', { name: 'Tonight' }).first().click();
      await page.waitForURL('**/tonight');
      await leave(page);
      await page.waitForURL(NEUTRAL);
      // The farewell is sent on its own, while the page is gone already.
      await eventually(
        async () => (await page.request.get('/api/me')).status(),
        (status) => status === 401,
      );
      // As far back as there is anything of us, and forward again: neither a screen nor our name.
      for (const go of [() => page.goBack(), () => page.goBack(), () => page.goForward()]) {
        const before = shown;
        // The page that is gone back to is left while it loads.
        await go().catch(() => null);
        await eventually(
          async () => shown,
          (times) => times > before,
        );
        await page.getByText('A', { exact: true }).waitFor();
        expect(page.url()).toBe(NEUTRAL);
        expect(await page.content()).not.toMatch(OURS);
        expect(await page.title()).toBe('');
      }
      const cookies = async () => (await page.context().cookies(app.server.url)).map(({ name }) => name).join();
      await eventually(cookies, (names) => names === 'left');
      await page.goto('/');
      await page.getByRole('heading', { name: 'Who is on duty?' }).waitFor();
      await eventually(cookies, (names) => names === '');
      expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).toBe('{}');
    },
  );
});

/** Presses Esc twice, the second time a quarter of a second later by the time of the keys, however long the machine takes. */
async function escTwice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const key = { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 };
  const first = Date.now() / SECOND;
  const presses = [first, first + 0.25].flatMap((timestamp) =>
    (['rawKeyDown', 'keyUp'] as const).map((type) => ({ type, timestamp, ...key })),
  );
  // The page is left at the second one: nobody answers the last.
  await Promise.allSettled(presses.map((press) => devtools.send('Input.dispatchKeyEvent', press)));
}
