import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CommandBody } from '@safe-haven/contracts';
import { App } from './given/app.ts';
import { PHONE } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';

const NAME = 'House Breza by the mill';
const REGISTER: CommandBody<'register'> = {
  name: NAME,
  organisation: 'Atina',
  country: 'RS',
  area: { id: 'rs-nis' },
  timezone: 'Europe/Belgrade',
  mode: 'kept',
  kind: 'emergency',
  rooms: [{ label: '1', privacy: 'household', beds: [{ label: '1A', kind: 'adult' }] }],
};

describeInBrowser('a house that was registered just now', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
    const manager = await app.client('manager');
    await manager.command('mill', 'register', REGISTER);
  });
  afterAll(() => app.close());

  it('VA-2: is on the board of its own people alone, and says that it is a draft', async () => {
    const manager = await app.openAs('manager', '/place/mill');
    await manager.page.getByRole('heading', { name: NAME }).waitFor();
    await manager.page.getByText(/^Not published yet: only your own organisation sees this house\./).waitFor();
    const hotline = await app.openAs('hotline');
    await hotline.page.locator('[data-shelter="lipa"]').first().waitFor();
    expect(await hotline.page.getByText(NAME).count()).toBe(0);
  });

  it('has its name and its sentence on whole lines of a phone', async () => {
    const { page } = await app.openAs('manager', '/', { viewport: PHONE, hasTouch: true, isMobile: true });
    const row = page.locator('.row[data-shelter="mill"]');
    await row.waitFor();
    const widthOf = async (part: string) => (await row.locator(part).boundingBox())?.width ?? 0;
    expect(await widthOf('.row-name')).toBeGreaterThan(PHONE.width / 2);
    expect(await widthOf('.row-unknown')).toBeGreaterThan(PHONE.width / 2);
  });

  it('VA-1: is not published by the person who registered it, and stays a draft', async () => {
    const { page } = await app.openAs('manager', '/place/mill');
    await page.getByRole('button', { name: 'Publish this house' }).click();
    await page.getByText('The person who registered a house, or proposed a change, can’t publish it.').waitFor();
    await page.getByText(/^Not published yet/).waitFor();
  });

  it('VA-1: when an administrator publishes it, then it appears on others’ open boards by itself', async () => {
    const hotline = await app.openAs('hotline');
    await hotline.page.locator('[data-shelter="lipa"]').first().waitFor();
    const { page } = await app.openAs('administrator', '/people');
    await page.getByRole('button', { name: `Publish: ${NAME}` }).click();
    // By key: what loads above on a busy machine moves the question from under a pointer.
    await page.getByRole('button', { name: `Yes, everybody sees it: ${NAME}` }).press('Enter');
    await page.getByText('Houses that wait for a second person').waitFor({ state: 'detached' });
    await hotline.page.getByText(NAME).first().waitFor();
    expect(app.pageErrors().filter((line) => !/status of 409/.test(line))).toEqual([]);
  });
});
