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

  async chooseWay(way: 'passkey' | 'password'): Promise<void> {
    const words = way === 'passkey' ? 'With a passkey' : 'With a password and an authenticator';
    await this.page.getByRole('radio', { name: words }).check({ force: true });
  }

  /** The key that the page shows beside its QR code, to be typed into an app. */
  async secret(): Promise<string> {
    return ((await this.page.locator('.secret').textContent()) ?? '').replaceAll(/\s/g, '');
  }

  /** Types a password and the code of an app that has just read the secret. */
  async givePassword(password: string): Promise<string> {
    await this.chooseWay('password');
    await this.page.getByLabel('New password').fill(password);
    const secret = await this.secret();
    await this.page.getByLabel('Code from the app').fill(await oneTimeCode(secret, -1));
    await this.press('Finish');
    return secret;
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

  /** The sentence that says why not. */
  async refusal(): Promise<string> {
    return (await this.page.getByRole('alert').textContent()) ?? '';
  }
}

/** Resolves when the page is that of somebody who is signed in. */
export const signedIn = (page: Page): Promise<void> => page.getByRole('button', { name: 'Quick exit' }).waitFor();

/** Signs out by the panel of one's own. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('.top-person').click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('heading', { name: /Sign in|Who is on duty/ }).waitFor();
}
