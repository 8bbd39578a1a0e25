import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { FindPage } from './given/find-page.ts';
import { House } from './given/house.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { SetUpPage } from './given/set-up-page.ts';

/** The vault asks for a second factor first; the browser calls that an error. */
const SECOND_FACTOR = /the server responded with a status of 403/;

/** A sheet of thirty houses as it is copied from a spreadsheet: a title above, names of houses in merged cells. */
const SHEET = [
  'Our houses 2026\t\t\t\t\t',
  'House\tArea\tRoom\tUsed by\tBeds\tChild',
  ...Array.from({ length: 30 }, (_, i) => [
    `House ${i + 1} of the sheet\tNiš\t1\tone party\t2\t1,0`,
    '\t\t2\tshared\t3\t',
  ]).flat(),
].join('\n');

describeInBrowser('a house that its manager sets up, without one call of the API by hand', () => {
  let house: House;
  let manager: Page;
  let administrator: Page;
  let hotline: Page;
  beforeAll(async () => {
    house = await House.open();
    manager = (await house.inside('manager')).page;
    administrator = (await house.inside('administrator')).page;
    hotline = (await house.inside('hotline')).page;
  });
  afterAll(() => house.close());

  it('HS-4: is added as a draft, with rooms, rules and a meeting point, and nobody types a code', async () => {
    const setUp = await new SetUpPage(manager).open();
    await setUp.addHouse('House Vrba', 'Niš');
    await setUp.addRooms();
    await setUp.done('rooms');
    await setUp.sayRules();
    await setUp.sayMeetingPoint('The pharmacy at the station');
    await manager.getByText(/^Another manager of Atina publishes it/).waitFor();
    expect(await manager.getByRole('button', { name: /^Publish:/ }).count()).toBe(0);
  });

  it('HS-2: when a second person declines with a reason, then its manager reads it', async () => {
    await administrator.goto('/people');
    await administrator.getByRole('button', { name: 'Do not publish yet: House Vrba' }).click();
    const tell = administrator.getByRole('button', { name: 'Tell whoever added it' });
    await tell.click();
    await administrator.getByText('Choose at least one.').first().waitFor();
    await administrator.getByRole('checkbox', { name: 'intake rules' }).check({ force: true });
    await tell.click();
    await administrator.getByText(/did not publish it yet.*intake rules\.$/).waitFor();
    await manager.goto('/setup');
    await manager.getByText('A second person did not publish it yet').waitFor();
    await manager.getByRole('link', { name: 'House Vrba' }).click();
    await new SetUpPage(manager).step('publish');
    await manager.getByText(/did not publish it yet.*intake rules\.$/).waitFor();
  });

  it('VA-1: when the second person publishes it, then the hotline finds it', async () => {
    await publish('House Vrba');
    await hotline.goto('/');
    await hotline.getByText('House Vrba').first().waitFor();
    const find = await new FindPage(hotline).open();
    await hotline.keyboard.press('1');
    await find.answered();
    await hotline.getByText('House Vrba').first().waitFor();
  });

  it('HS-6: when a spreadsheet has thirty of them, then they are thirty drafts, and its faults were said before', async () => {
    await new SetUpPage(manager).open();
    await manager.getByRole('link', { name: 'Bring houses from a spreadsheet' }).click();
    const cells = manager.getByLabel('Or paste the cells here');
    await cells.fill(SHEET.replace('\t2\t1,0', '\ttwo\t1,0'));
    await manager.getByText('Line 3, column E: “two” is not a number of beds.').waitFor();
    await cells.fill(SHEET);
    await manager.getByText('New: 30 houses. There already and left as they are: 0.').waitFor();
    await manager.getByRole('button', { name: 'Add 30 houses as drafts' }).click();
    await manager.getByText('New: 0 houses. There already and left as they are: 30.').waitFor();
    await administrator.goto('/people');
    await publish('House 7 of the sheet');
    await hotline.goto('/');
    await hotline.getByText('House 7 of the sheet').first().waitFor();
    expect(await hotline.getByText('House 8 of the sheet').count()).toBe(0);
    expect(house.complaints().filter((line) => !SECOND_FACTOR.test(line))).toEqual([]);
  });

  async function publish(name: string): Promise<void> {
    await administrator.getByRole('button', { name: `Publish: ${name}`, exact: true }).click();
    await administrator.getByRole('button', { name: `Yes, everybody sees it: ${name}` }).click();
    await administrator.getByRole('button', { name: `Publish: ${name}`, exact: true }).waitFor({ state: 'detached' });
  }
});
