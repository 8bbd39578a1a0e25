import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { App, PEOPLE } from './given/app.ts';
import { PHONE, WITH_SERVICE_WORKER } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { chooseLanguage } from './given/language.ts';
import { layoutFaults } from './given/layout.ts';

describeInBrowser('help', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  it('HE-1: on a phone at night it opens the page of the screen, in the reader’s language where it is there, and leaves the way out', async () => {
    const { page } = await app.openAs('hotline', '/find', { viewport: PHONE, hasTouch: true, isMobile: true });
    await page.locator('[data-first]').first().waitFor();
    await chooseLanguage(page, 'mk');
    await page.getByRole('navigation').getByRole('button', { name: 'Повеќе' }).click();
    await page.getByRole('button', { name: 'Помош' }).click();
    const help = page.getByRole('complementary', { name: 'Помош' });
    await help.locator('[data-help="hotline#find-a-place"]').waitFor();
    await help.getByRole('heading', { name: 'Најдете место' }).waitFor();
    await help.getByRole('button', { name: 'As a coordinator' }).click();
    await help.getByText('Оваа страница ја има само на англиски.').waitFor();
    // A reader may have to leave in a hurry.
    await page.getByRole('button', { name: 'Брз излез' }).click({ trial: true });
    expect(await layoutFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
  });

  it('HE-1: it is there before signing in, its pages are found by words, and kept for a time without a connection', async () => {
    const { page } = await app.newVisitor(WITH_SERVICE_WORKER);
    await page.goto('/');
    await page.getByRole('button', { name: 'Help' }).click();
    const help = page.getByRole('complementary', { name: 'Help' });
    await help.locator('[data-help="README#sign-in"]').waitFor();
    await help.getByLabel('Search the guide').fill('no line');
    await help.getByRole('button', { name: 'Without a line' }).first().click();
    await help.locator('[data-help="hotline#without-a-line"]').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: new RegExp(PEOPLE.hotline.name) }).click();
    await page.locator('.row').first().waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    const kept = await page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return all.flat().flatMap(({ url }) => /assets\/([a-zA-Z-]+)-[\w-]{8}\.md$/.exec(url)?.[1] ?? []);
    });
    expect([...new Set(kept)].toSorted()).toEqual([
      'README',
      'administrator',
      'auditor',
      'coordinator',
      'hotline',
      'manager',
      'shelter-staff',
    ]);
  });
});
