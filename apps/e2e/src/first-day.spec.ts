import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Administrator } from './given/administrator.ts';
import { App } from './given/app.ts';
import { FindPage } from './given/find-page.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { joinedBy, SetUpPage } from './given/set-up-page.ts';

const LARA = 'Safe House Niš';
const ADA = { name: 'Ada A.', email: 'ada@example.org' };
const MIRA = { name: 'Mira S.', email: 'mira@example.org', role: 'Manager', organisation: LARA };
const ANA = { name: 'Ana K.', email: 'ana@example.org', role: 'Manager', organisation: LARA };
const VERA = { name: 'Vera H.', email: 'vera@example.org', role: 'Hotline', organisation: LARA };
const MEETING_POINT = 'The pharmacy at the station';
/** Refusals that the story provokes, a closed vault among them; the browser calls each an error. */
const EXPECTED = /the server responded with a status of (401|403|404|409)/;

/** A sheet of thirty houses as it is copied from a spreadsheet: a title above, names of houses in merged cells. */
const SHEET = [
  'Our houses 2026\t\t\t\t\t',
  'House\tArea\tRoom\tUsed by\tBeds\tChild',
  ...Array.from({ length: 30 }, (_, i) => [
    `House ${i + 1} of the sheet\tNiš\t1\tone party\t2\t1,0`,
    '\t\t2\tshared\t3\t',
  ]).flat(),
].join('\n');

describeInBrowser('the first day of an organisation, from an empty folder', () => {
  let app: App;
  let ada: Administrator;
  let mira: Page;
  let herSecret: string;
  let ana: Page;
  let vera: Page;
  beforeAll(async () => {
    app = await App.empty();
    ada = await Administrator.of(app, ADA);
    ({ page: mira, secret: herSecret } = await joinedBy(app, await ada.invite(MIRA), MIRA));
    ({ page: ana } = await joinedBy(app, await ada.invite(ANA), ANA));
    ({ page: vera } = await joinedBy(app, await ada.invite(VERA), VERA));
  });
  afterAll(() => app.close());

  it('HS-4: a manager adds a house as a draft, with rooms, rules and a meeting point, and types no code', async () => {
    const setUp = await new SetUpPage(mira, herSecret).open();
    await setUp.addShelter('House Vrba', 'Niš');
    await setUp.addRooms();
    await setUp.done('rooms');
    await setUp.sayRules();
    await setUp.sayMeetingPoint(MEETING_POINT);
    await mira.getByText(/^Another manager of Safe House Niš publishes it/).waitFor();
    expect(await mira.getByRole('button', { name: /^Publish:/ }).count()).toBe(0);
  });

  it('HS-2: a second manager declines with a reason, and the first one reads it', async () => {
    const setUp = await new SetUpPage(ana).open();
    await ana.getByRole('link', { name: 'House Vrba' }).click();
    await setUp.step('publish');
    await setUp.press('Do not publish yet');
    await setUp.press('Tell the person who added it');
    await ana.getByText('Choose at least one.').first().waitFor();
    await ana.getByRole('checkbox', { name: 'intake rules' }).check({ force: true });
    await setUp.press('Tell the person who added it');
    await ana.getByText(/^Ana K\. did not publish it yet/).waitFor();
    await mira.goto('/setup');
    await mira.getByText('A second person did not publish it yet').waitFor();
    await mira.getByRole('link', { name: 'House Vrba' }).click();
    await mira.locator('button[data-step="publish"]').click();
    await mira.getByText(/^Ana K\. did not publish it yet.*intake rules\.$/).waitFor();
  });

  it('VA-1: the second manager publishes it, and tonight the hotline holds a place there', async () => {
    await vera.goto('/');
    await ana.getByRole('button', { name: 'Publish: House Vrba' }).click();
    await ana.getByRole('button', { name: 'Yes, everybody sees it: House Vrba' }).click();
    await new SetUpPage(ana).done('publish');
    await vera.getByText('House Vrba').first().waitFor();
    await holdsTheTop(vera, 'House Vrba');
    expect(app.pageErrors().filter((line) => !EXPECTED.test(line))).toEqual([]);
  });

  it('HS-6: from a spreadsheet of thirty houses there are thirty drafts, of which one is published and held', async () => {
    const setUp = await new SetUpPage(mira).open();
    await mira.getByRole('link', { name: 'Bring houses from a spreadsheet' }).click();
    const paste = async (cells: string) => {
      await mira.getByLabel('Or paste the cells here').fill(cells);
      await setUp.press('Read these cells');
    };
    await paste(SHEET.replace('\t2\t1,0', '\ttwo\t1,0'));
    await mira.getByText('Row 3, Beds: "two" is no whole number').waitFor();
    await paste(SHEET);
    await mira.getByText('Rows that can be used: 60. Houses: 30.').waitFor();
    await setUp.press('Check the file');
    await setUp.press('Bring it in');
    await mira.getByText('All rows that can be used are here.').waitFor();
    const sum = (what: string) => mira.locator(`[data-import="${what}"] dd`).textContent();
    expect([await sum('registered'), await sum('added')]).toEqual(['30', '60']);
    await setUp.press('Check again');
    await mira.getByText('here already').first().waitFor();
    await setUp.press('Check the file');
    await mira.locator('[data-import="same"]').waitFor();
    expect([await sum('registered'), await sum('added'), await sum('same')]).toEqual(['0', '0', '60']);
    const { page } = ada.visitor;
    await page.goto('/people');
    await page.getByRole('button', { name: 'Publish: House 7 of the sheet', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, everybody sees it: House 7 of the sheet' }).click();
    await vera.goto('/');
    await vera.getByText('House 7 of the sheet').first().waitFor();
    expect(await vera.getByText('House 8 of the sheet').count()).toBe(0);
    await holdsTheTop(vera, /./);
    expect(app.pageErrors().filter((line) => !EXPECTED.test(line))).toEqual([]);
  });
});

/** A woman alone is looked for a place, and Enter holds the best one. */
async function holdsTheTop(page: Page, name: string | RegExp): Promise<void> {
  const find = await new FindPage(page).open();
  await page.keyboard.press('1');
  await find.answered();
  await find.top.getByText(name).first().waitFor();
  await page.keyboard.press('Enter');
  await find.held.first().waitFor();
}
