import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { SignInPage, signedIn, signOut } from './given/account-pages.ts';
import { Administrator } from './given/administrator.ts';
import { App } from './given/app.ts';
import { IdentityProvider } from './given/identity-provider.ts';
import { describeInBrowser } from './given/in-browser.ts';

const ADA = { name: 'Ada A.', email: 'ada@example.org' };
const MILA = { name: 'Mila K.', email: 'mila@sos.example', role: 'Hotline', organisation: 'SOS' };
/** The library's page asks for a font of the web. */
const OF_THE_PROVIDER = /ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED/;

describeInBrowser('a colleague whose organisation has a sign-in of its own', () => {
  let app: App;
  let provider: IdentityProvider;
  beforeAll(async () => {
    // The library warns, rightly, that its memory is for tests.
    for (const method of ['warn', 'info'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);
    provider = await IdentityProvider.start(MILA.email);
    app = await App.empty(provider.settings(MILA.organisation));
    provider.register(app.url);
  });
  afterAll(async () => {
    await app.close();
    await provider.stop();
  });

  it('AC-17: signs in there, signs out here, is told where else she is in, ends that, and is asked there again', async () => {
    const ada = await Administrator.of(app, ADA);
    await ada.invite(MILA);
    const { page } = await app.newVisitor();
    await new SignInPage(page).open();
    const there = page.getByRole('link', { name: 'Sign in with SOS' });
    const asked = page.getByRole('button', { name: `I am ${MILA.email}` });
    await there.click();
    await asked.click();
    await signedIn(page);
    await signOut(page);
    const stillIn = page.getByText('You are still signed in at SOS.');
    await stillIn.waitFor();
    await page.getByRole('link', { name: 'Sign out at SOS' }).click();
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await there.waitFor();
    expect(await stillIn.count()).toBe(0);
    await there.click();
    await asked.waitFor();
    expect(app.pageErrors().filter((error) => !OF_THE_PROVIDER.test(error))).toEqual([]);
  });
});
