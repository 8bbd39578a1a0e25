import type { Locator, Page } from 'playwright-core';
import { oneTimeCode } from './one-time-code.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** The page behind a one-time link, step by step, by its words alone. */
export class ActivationPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the link and says who one is. */
  async begin(link: string, { name, email }: Person): Promise<this> {
    await this.page.goto(link);
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByLabel('E-mail').fill(email);
    await this.press('Next');
    await this.page.getByRole('heading', { name: 'How you sign in' }).waitFor();
    return this;
  }

  async chooseMethod(way: 'passkey' | 'password'): Promise<void> {
    const words = way === 'passkey' ? 'With a passkey' : 'With a password and an authenticator';
    await this.page.getByRole('radio', { name: words }).check({ force: true });
  }

  /** The key that the page shows next to its QR code, to be typed into an app. */
  async secret(): Promise<string> {
    return ((await this.page.locator('.secret').textContent()) ?? '').replaceAll(/\s/g, '');
  }

  /** Types a password and the code of an app that has just read the secret; that code is used up when it is accepted. */
  async submitPassword(password: string): Promise<{ secret: string; code: string }> {
    await this.chooseMethod('password');
    await this.page.getByLabel('New password').fill(password);
    const secret = await this.secret();
    const code = oneTimeCode(secret, 0);
    await this.page.getByLabel('Code from the app').fill(code);
    await this.press('Finish');
    return { secret, code };
  }

  /** The recovery codes, which are shown now and never again. */
  async recoveryCodes(): Promise<string[]> {
    await this.page.getByRole('heading', { name: 'Recovery codes' }).waitFor();
    return this.page.locator('.codes li').allInnerTexts();
  }

  /** Says that the codes are kept and goes in. */
  async enter(): Promise<void> {
    await this.page.getByLabel('I have kept them').check();
    await this.press('Begin');
    await signedIn(this.page);
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }
}

/** The page on which one signs in with an account. */
export class SignInPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<this> {
    await this.page.goto('/');
    await this.button.waitFor();
    return this;
  }

  get button(): Locator {
    return this.page.getByRole('button', { name: 'Sign in', exact: true });
  }

  /** Gives all three, as soon as it may. */
  async give(email: string, password: string, code: string): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByLabel('Code').fill(code);
    await this.button.click();
  }

  /** Gives all three and comes in; waits where the page says that it was too soon after a wrong attempt. `code`: the one of that moment. */
  async enter(email: string, password: string, code: () => string): Promise<void> {
    const inside = insideOf(this.page);
    const tooSoon = this.page.getByText('There were too many wrong attempts.');
    do await this.give(email, password, code());
    while (!(await isFirst(inside, tooSoon)));
  }

  /** The sentence that says why not. */
  async refusal(): Promise<string> {
    return (await this.page.getByRole('alert').textContent()) ?? '';
  }
}

/** Resolves when the page is that of somebody who is signed in. */
export const signedIn = (page: Page): Promise<void> => insideOf(page).waitFor();
/** By its place, not by its words: the account may have another language, which replaces English a moment after the page is there. */
const insideOf = (page: Page): Locator => page.locator('header.top');

/** Waits for one of two; whether it was the first. */
async function isFirst(one: Locator, other: Locator): Promise<boolean> {
  await one.or(other).first().waitFor();
  return one.isVisible();
}

/** Resolves when nothing is shown any more of what was there. */
export const dark = (page: Page): Promise<void> => page.locator('.app').waitFor({ state: 'detached' });

/** Signs out by the panel of one's own. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('.top-person').click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('heading', { name: /Sign in|Who is on duty/ }).waitFor();
}
