import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signedIn, signOut } from './given/account-pages.ts';
import { Administrator } from './given/administrator.ts';
import { App } from './given/app.ts';
import { Authenticator } from './given/authenticator.ts';
import { OF_A_RESTART } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { clockAheadBy } from './given/program-clock.ts';

const ADA = { name: 'Ada Administratorović', email: 'ada@example.org' };
const MINUTE = 60_000;
/** Refusals that the tests provoke; the browser calls each an error. */
const EXPECTED = /the server responded with a status of (403|404)|error occurred when fetching the script/;

describeInBrowser('a program on its first day', () => {
  let app: App;
  let ada: Administrator;
  beforeAll(async () => {
    app = await App.empty();
    ada = await Administrator.of(app, ADA);
  });
  afterAll(() => app.close());

  it('OP-13: the link for the first administrator is nowhere in what the program wrote', async () => {
    expect(app.server.output()).toContain('"haven first-link" makes the link for the first');
    expect(app.server.output()).not.toContain(new URL(await app.firstLink()).hash.slice(1));
  });

  it('the first administrator came in by the link, with a passkey and codes that are shown once', async () => {
    const { page } = ada.visitor;
    expect(await ada.authenticator.passkeys()).toBe(1);
    expect(new Set(ada.recoveryCodes).size).toBe(10);
    expect(page.url()).not.toContain('#');
    await page.getByRole('heading', { name: 'People and roles' }).waitFor();
    await page.goBack();
    await page.waitForLoadState('networkidle');
    expect(ada.recoveryCodes.filter((code) => page.url().includes(code))).toEqual([]);
    const shown = await page.content();
    expect(ada.recoveryCodes.filter((code) => shown.includes(code))).toEqual([]);
  });

  it('the link lets nobody in a second time, and is nowhere in the address bar', async () => {
    const { page } = await app.newVisitor();
    await page.goto(await app.firstLink());
    await page.getByText('This link is not known, or it has been used.').waitFor();
    expect(page.url()).not.toContain('#');
  });

  it('a finger that is not recognised lets nobody in, and the sentence says what to do', async () => {
    const { page } = ada.visitor;
    await page.goto('/');
    await ada.authenticator.recognises(false);
    await signOut(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('alert').getByText('No passkey was shown.').waitFor();
    await page.getByText('Try again when you are ready.').waitFor();
  });

  it('one signs in by the button, and where the browser suggests passkeys without it', async () => {
    const { page } = ada.visitor;
    await ada.authenticator.recognises(true);
    // The browser may suggest the passkey before the button is reached: then there is none left to press.
    await page
      .getByRole('button', { name: 'Sign in with a passkey' })
      .evaluateAll((buttons: HTMLElement[]) => buttons.forEach((button) => void button.click()));
    await signedIn(page);
    await outAndIn(page);
  });

  it('the same device is not taken twice; another one is, and the first can then go', async () => {
    const { page } = ada.visitor;
    await page.goto('/account');
    const add = async (label: string) => {
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page.getByLabel('Name of the device or key').fill(label);
      await page.getByRole('button', { name: 'Make a passkey' }).click();
    };
    await page.getByText('Your last way to sign in.').waitFor();
    await add('again');
    await page.getByRole('alert').getByText('This passkey has been added already.').waitFor();
    await page.keyboard.press('Escape');
    await ada.authenticator.unplug();
    const key = await Authenticator.of(page);
    await add('key on the ring');
    await page.getByText('Done. It applies from now on.').waitFor();
    expect(await key.passkeys()).toBe(1);
    const first = page.locator('[data-method="passkey"]').first();
    await first.getByRole('button', { name: /^Remove/ }).click();
    await first.getByRole('button', { name: /^Yes, remove it/ }).click();
    await page.getByText('Your last way to sign in.').waitFor();
    expect(await page.locator('[data-method="passkey"]').allTextContents()).toEqual([
      expect.stringContaining('key on the ring'),
    ]);
    await outAndIn(page);
  });

  it('five minutes later the passkey is asked for in place, and what was wished for goes on by itself', async () => {
    const { page } = ada.visitor;
    await app.server.stop();
    await app.server.start(clockAheadBy(6 * MINUTE));
    await page.goto('/account');
    await page.getByRole('button', { name: 'Make new codes' }).click();
    const asked = page.getByRole('complementary', { name: 'Is it you?' });
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('This needs your second factor.').waitFor();
    await page.getByRole('button', { name: 'Make new codes' }).click();
    await asked.getByRole('button', { name: 'Use a passkey' }).click();
    await page.locator('.codes li').first().waitFor();
    await asked.waitFor({ state: 'detached' });
    const fresh = await page.locator('.codes li').allTextContents();
    expect(fresh.filter((code) => ada.recoveryCodes.includes(code))).toEqual([]);
    expect(app.pageErrors().filter((line) => !EXPECTED.test(line) && !OF_A_RESTART.test(line))).toEqual([]);
  });
});

/** Signs out; the browser suggests the passkey at once, and that lets them in again. */
async function outAndIn(page: Page): Promise<void> {
  const suggested = page.waitForResponse((answer) => answer.url().endsWith('/api/sign-in/passkey') && answer.ok());
  const out = page.waitForResponse((answer) => answer.url().endsWith('/api/sign-out'));
  await page.locator('.top-person').click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await out;
  await suggested;
  await signedIn(page);
}
