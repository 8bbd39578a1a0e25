import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { ActivationPage, SignInPage, signedIn, signOut } from './given/account-pages.ts';
import { Administrator } from './given/administrator.ts';
import { App } from './given/app.ts';
import { axeViolations } from './given/axe.ts';
import { DESKTOP, PHONE } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { drawnAs } from './given/layout.ts';
import { oneTimeCode } from './given/one-time-code.ts';

const ADA = { name: 'Ada A.', email: 'ada@example.org' };
const MARA = { name: 'Mara K.', email: 'mara@example.org', role: 'Coordinator', organisation: 'Lastavica' };
const PASSWORD = 'seven purple gates by the river';
const MOST_STOPS = 40;

describeInBrowser('accounts by the keyboard, and by whatever reads a screen aloud', () => {
  let app: App;
  let ada: Administrator;
  let mara: { page: Page; secret: string };
  beforeAll(async () => {
    app = await App.empty();
    ada = await Administrator.of(app, ADA);
  });
  afterAll(() => app.close());

  it('axe finds nothing in the drawers of an administrator: invite, link, one person, token', async () => {
    const { page } = ada.visitor;
    await page.goto('/people');
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByRole('complementary', { name: 'Invite somebody' }).waitFor();
    const found = await violations(page, 'invite');
    const link = await ada.invite(MARA);
    found.push(...(await violations(page, 'link')));
    await ada.open(ADA.name);
    found.push(...(await violations(page, 'person')));
    await page.goto('/people');
    await page.getByRole('button', { name: 'Issue a token' }).click();
    found.push(...(await violations(page, 'token')));
    expect(found).toEqual([]);
    const { page: hers } = await app.newVisitor();
    await hers.goto(link);
    mara = { page: hers, secret: '' };
  });

  it('axe finds nothing on any step of an activation', async () => {
    const { page } = mara;
    await page.getByLabel('E-mail').waitFor();
    const found = await violations(page, 'who');
    const activation = new ActivationPage(page);
    await page.getByLabel('Name').fill(MARA.name);
    await page.getByLabel('E-mail').fill(MARA.email);
    await activation.press('Next');
    await page.getByRole('heading', { name: 'How you sign in' }).waitFor();
    await activation.chooseMethod('passkey');
    found.push(...(await violations(page, 'passkey')));
    await activation.chooseMethod('password');
    await page.locator('.secret').waitFor();
    found.push(...(await violations(page, 'password')));
    const { secret } = await activation.submitPassword(PASSWORD);
    await activation.recoveryCodes();
    found.push(...(await violations(page, 'codes')));
    await activation.enter();
    expect(found).toEqual([]);
    mara = { page, secret };
  });

  it('one signs in with password and code by the keyboard alone', async () => {
    const { page, secret } = mara;
    await signOut(page);
    await new SignInPage(page).open();
    await tabTo(page, page.getByLabel('E-mail'));
    await page.keyboard.type(MARA.email);
    await tabTo(page, page.getByLabel('Password'));
    await page.keyboard.type(PASSWORD);
    await tabTo(page, page.getByLabel('Code'));
    await page.keyboard.type(oneTimeCode(secret, 1));
    await page.keyboard.press('Enter');
    await signedIn(page);
  });

  it('one signs in with a passkey by the keyboard alone', async () => {
    const { page } = ada.visitor;
    await page.goto('/');
    await ada.authenticator.recognises(false);
    await signOut(page);
    await tabTo(page, page.getByRole('button', { name: 'Sign in with a passkey' }));
    await ada.authenticator.recognises(true);
    await page.keyboard.press('Enter');
    await signedIn(page);
  });
});

/** Goes on by Tab until something has the focus; fails where it never does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('No number of Tabs leads there.');
}

/** What axe objects to on the page as it is, in both themes, on a phone and on a desktop. */
async function violations(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const [size, colorScheme, rules] of [
    [PHONE, 'light', 'all'],
    [PHONE, 'dark', 'contrast'],
    [DESKTOP, 'dark', 'contrast'],
    [DESKTOP, 'light', 'all'],
  ] as const) {
    await drawnAs(page, size, colorScheme);
    found.push(...(await axeViolations(page, rules)).map((one) => `${name} ${colorScheme} ${size.width}: ${one}`));
  }
  return found;
}
