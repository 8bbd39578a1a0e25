import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { PHONE } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { openAs } from './given/open-as.ts';

describeInBrowser('a country that calls for extra places', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  const visit = async (person: string, path: string, options = {}): Promise<Page> => {
    const { page } = await app.newVisitor(options);
    await openAs(page, person, path);
    return page;
  };

  it('SU-3 SU-5 SU-10 SU-11: a focal point opens it, a manager of another organisation confirms it, a house says yes on a phone, and every board says so until it ends', async () => {
    const opens = await visit('demo-azra', '/surges');
    await opens.getByRole('button', { name: 'Open a surge…' }).click();
    await opens.getByLabel('How many extra places').fill('4');
    await opens.getByRole('button', { name: 'Open it' }).click();
    await opens.locator('[data-situation="waiting"]').waitFor();
    expect(await opens.getByRole('button', { name: /^Confirm/ }).count()).toBe(0);

    const confirms = await visit('demo-selma', '/surges');
    await confirms.getByRole('button', { name: 'Confirm, and ask the houses' }).click();
    await confirms.locator('[data-situation="open"]').waitFor();

    const house = await visit('demo-sanja', '/tonight', { viewport: PHONE, hasTouch: true, isMobile: true });
    const asked = house.locator('.surge-answer[data-shelter="vrba"]');
    await asked.getByRole('button', { name: 'Yes, 1' }).click();
    await asked.waitFor({ state: 'detached' });

    const hotline = await visit('demo-vesna', '/', { viewport: { width: 1440, height: 900 } });
    await hotline.locator('.surge-band').getByText('1 of 4 extra').waitFor();
    // Its line pushes no total away.
    expect(await hotline.locator('.totals').evaluate((el) => el.scrollWidth - el.clientWidth)).toBe(0);
    await hotline.locator('.row[data-shelter="vrba"] [data-extra="1"]').waitFor();
    await confirms.locator('.surge-house[data-shelter="vrba"]').getByText('+1').waitFor();

    await opens.getByRole('button', { name: /^End it now/ }).click();
    await opens.getByRole('button', { name: /^End it: empty/ }).click();
    await hotline.locator('.surge-band').waitFor({ state: 'detached' });
    await hotline.locator('.row[data-shelter="vrba"] [data-extra]').waitFor({ state: 'detached' });
    expect(app.pageErrors()).toEqual([]);
  });

  it('SU-14 SU-15: what is missing is asked of another country, whose focal point answers in Tonight on a phone, in one press', async () => {
    const opens = await visit('demo-dragana', '/surges');
    await opens.getByRole('button', { name: 'Open a surge…' }).click();
    await opens.getByLabel('How many extra places').fill('4');
    await opens.getByRole('button', { name: 'Open it' }).click();
    await opens.getByText('4 extra places are asked for').waitFor();
    const confirms = await visit('demo-olivera', '/surges');
    await confirms.getByRole('button', { name: 'Confirm, and ask the houses' }).click();

    await opens.getByRole('button', { name: 'Ask another country…' }).click();
    await opens.getByRole('button', { name: /^Bosnia/ }).click();
    const asked = opens.locator('[data-country="BA"]');
    await asked.getByText('No answer yet').waitFor();

    const answers = await visit('demo-azra', '/', { viewport: PHONE, hasTouch: true, isMobile: true });
    await answers.locator('.surge-band').getByText('Serbia asks for 4 more places').click();
    await answers.getByRole('button', { name: 'We can’t' }).click();
    await answers.getByRole('button', { name: 'Our houses are full' }).click();
    await answers.getByText('No country asks yours for places.').waitFor();
    await asked.getByText('It can’t: Our houses are full').waitFor();

    await answers.goto('/surges');
    await answers.getByRole('button', { name: 'Call for 4 places' }).click();
    await asked.getByText('Its surge waits for a second person').waitFor();
    expect(app.pageErrors()).toEqual([]);
  });
});
