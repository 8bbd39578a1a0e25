import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ActivationPage, dark, SignInPage, signedIn, signOut } from './given/account-pages.ts';
import { Administrator } from './given/administrator.ts';
import { App } from './given/app.ts';
import { OF_A_RESTART } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { oneTimeCode } from './given/one-time-code.ts';
import { clockAheadBy } from './given/program-clock.ts';

const HOUR = 3_600_000;
const ADA = { name: 'Ada A.', email: 'ada@example.org' };
const MARA = {
  name: 'Mara Kostadinovska-Petrovič',
  email: 'mara@example.org',
  role: 'Coordinator',
  organisation: 'Lastavica',
};
/** Refusals that the tests provoke; the browser calls each an error. */
const EXPECTED = /the server responded with a status of (400|401|403|404|409|429)/;
const PASSWORD = 'seven purple gates by the river';

describeInBrowser('a colleague with a password and an authenticator', () => {
  let app: App;
  let ada: Administrator;
  let mara: { page: Page; secret: string; used: string; codes: readonly string[]; link: string };
  beforeAll(async () => {
    app = await App.empty();
    ada = await Administrator.of(app, ADA);
  });
  afterAll(() => app.close());

  it('is invited by a link that is shown once', async () => {
    const { page } = ada.visitor;
    const link = await ada.invite(MARA);
    expect(link).toMatch(/^http:\/\/localhost:\d+\/activate#[\w-]{43}$/);
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page.locator('[data-situation="invited"]').getByText(MARA.name).waitFor();
    expect(await page.content()).not.toContain(new URL(link).hash.slice(1));
    const visitor = await app.newVisitor();
    mara = { page: visitor.page, secret: '', used: '', codes: [], link };
  });

  it('sets up the account: a weak password is refused by name, the codes are shown once', async () => {
    const activation = await new ActivationPage(mara.page).begin(mara.link, MARA);
    expect(mara.page.url()).not.toContain('#');
    await activation.submitPassword('passwordpassword');
    await mara.page.getByText('That repeats itself. Choose another.').waitFor();
    const { secret, code } = await activation.submitPassword(PASSWORD);
    const codes = await activation.recoveryCodes();
    expect(new Set(codes).size).toBe(10);
    await mara.page.getByText('First say that you have kept them.').waitFor();
    await activation.enter();
    mara = { ...mara, secret, used: code, codes };
    expect(await mara.page.content()).not.toContain(codes[0]);
  });
  it('a code that was used lets nobody in a second time, the next one does', async () => {
    await signOut(mara.page);
    const signIn = new SignInPage(mara.page);
    await signIn.give(MARA.email, PASSWORD, mara.used);
    expect(await signIn.refusal()).toContain('E-mail, password or code is wrong.Check all three and try again.');
    await signIn.enter(MARA.email, PASSWORD, () => oneTimeCode(mara.secret, 1));
  });

  it('a recovery code lets in once in place of a code', async () => {
    const { page } = await app.newVisitor();
    const signIn = await new SignInPage(page).open();
    const [code = ''] = mara.codes;
    await signIn.enter(MARA.email, PASSWORD, () => code);
    await page.goto('/account');
    await page.getByText('9 are left.').waitFor();
    await signOut(page);
    await signIn.give(MARA.email, PASSWORD, code);
    expect(await signIn.refusal()).toContain('E-mail, password or code is wrong.');
  });

  it('after several wrong tries somebody waits, and the button counts down; what was typed stays', async () => {
    const { page } = await app.newVisitor();
    // It does not move, and so does the countdown, until it was seen.
    const now = Date.now();
    await page.clock.setFixedTime(now);
    const signIn = await new SignInPage(page).open();
    const refusals: string[] = [];
    const wrong = async () => {
      await signIn.give('nobody@example.org', 'not the right one', '000000');
      refusals.push(await signIn.refusal());
    };
    // Each time it is twice as long, up to four minutes: one of the attempts comes too soon on any machine.
    for (let attempt = 0; attempt < 10 && !refusals.at(-1)?.includes('too many'); attempt++) await wrong();
    expect(refusals[0]).toContain('E-mail, password or code is wrong.');
    expect(refusals.at(-1)).toContain('There were too many wrong attempts.');
    await page.getByRole('button', { name: /^Try again in \d+ s$/ }).waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('nobody@example.org');
    await page.clock.setFixedTime(now + HOUR);
    await signIn.button.waitFor();
  });

  it('one sees where one is signed in, and ends the others from here: they go dark', async () => {
    const other = await app.newVisitor();
    await (await new SignInPage(other.page).open()).enter(MARA.email, PASSWORD, () => mara.codes[1]!);
    await mara.page.goto('/account');
    const sessions = mara.page.locator('li[data-current], li:has(button[aria-label^="Sign out:"])');
    await sessions.nth(1).waitFor();
    expect(await sessions.count()).toBe(2);
    await Promise.all([dark(other.page), mara.page.getByRole('button', { name: 'Sign out all others' }).click()]);
    await other.page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    await mara.page.getByRole('button', { name: 'Sign out all others' }).waitFor({ state: 'detached' });
    await signedIn(mara.page);
  });

  it('an account that is disabled lets nobody in, and its open page goes dark', async () => {
    const drawer = await ada.open(MARA.name);
    await drawer.getByRole('button', { name: 'Disable', exact: true }).click();
    await drawer.getByRole('radio', { name: 'Lost a device' }).check({ force: true });
    await drawer.getByRole('button', { name: 'Disable the account' }).click();
    await ada.untilAllowed(drawer.getByRole('button', { name: 'Enable', exact: true }));
    const signIn = new SignInPage(mara.page);
    await signIn.button.waitFor();
    await signIn.give(MARA.email, PASSWORD, mara.codes[2]!);
    expect(await signIn.refusal()).toContain('E-mail, password or code is wrong.');
    await drawer.getByRole('button', { name: 'Enable', exact: true }).click();
    await ada.untilAllowed(drawer.getByRole('button', { name: 'Disable', exact: true }));
    await signIn.enter(MARA.email, PASSWORD, () => mara.codes[3]!);
  });

  it('three days later a link is too old, and says so to those who open it and to its maker', async () => {
    const link = await ada.invite({ ...MARA, name: 'Late L.', email: 'late@example.org' });
    await app.server.stop();
    await app.server.start(clockAheadBy(73 * HOUR));
    const { page } = await app.newVisitor();
    await page.goto(link);
    await page.getByText('This link has expired.').waitFor();
    await page.getByText('Ask your administrator for a new one.').waitFor();
    await page.getByRole('button', { name: 'Go to sign in' }).click();
    await new SignInPage(page).button.waitFor();
    await ada.visitor.page.goto('/people');
    await signedIn(ada.visitor.page);
    await ada.visitor.page.goto('/people');
    await ada.visitor.page.locator('[data-situation="invited"]').getByText('Link has expired').waitFor();
    expect(app.pageErrors().filter((line) => !EXPECTED.test(line) && !OF_A_RESTART.test(line))).toEqual([]);
  });
});
