import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { patience } from '@safe-haven/jest-preset/patience';
import type { Locator, Page } from 'playwright-core';
import { dark } from './given/account-pages.ts';
import { App, PEOPLE } from './given/app.ts';
import { BoardPage } from './given/board-page.ts';
import { PHONE } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';

const SILENT_WITHIN_MS = 1_000;
const ATINA = 'Atina';

describeInBrowser('an administrator at work', () => {
  let app: App;
  let admin: Page;
  beforeAll(async () => {
    app = await App.open();
    admin = (await app.openAs('administrator')).page;
  });
  afterAll(() => app.close());

  /** The drawer of one person. */
  async function open(name: string): Promise<Locator> {
    await admin.goto('/people');
    await admin.getByRole('button', { name: `Change: ${name}` }).click();
    return admin.getByRole('complementary', { name });
  }

  /** Shows the second factor where it is asked for. */
  async function stepUp(): Promise<void> {
    await admin.getByRole('button', { name: 'Demo: go on with one tap' }).click();
  }

  it('sees no house, and of people what an account needs', async () => {
    await admin.goto('/');
    await admin.getByRole('heading', { name: 'People and roles' }).waitFor();
    expect(await admin.getByRole('navigation').getByRole('link', { name: 'Board' }).count()).toBe(0);
    await admin.goto('/place/lipa');
    await admin.getByRole('heading', { name: 'No house is shown to this role.' }).waitFor();
  });

  it('gives a role, and its holder sees other houses exactly as soon as she acts in it', async () => {
    const { board } = await app.boardOf('abroad', { viewport: PHONE });
    const viewOf = async (shelter: string) => board.row(shelter).getAttribute('data-view');
    expect([await viewOf('lipa'), await viewOf('vrba')]).toEqual(['banded', 'exact']);
    const drawer = await open(PEOPLE.abroad.name);
    await drawer.getByRole('button', { name: 'Give a role' }).click();
    await drawer.getByLabel('Role', { exact: true }).selectOption({ label: 'Manager' });
    await drawer.getByLabel('Organisation').selectOption({ label: ATINA });
    await drawer.getByRole('button', { name: 'Give this role' }).click();
    await stepUp();
    await drawer.getByRole('button', { name: 'Take away: Manager' }).waitFor();

    await board.page.goto('/account');
    await board.page.getByRole('button', { name: 'Act as this: Manager' }).click();
    await board.ready();
    expect([await viewOf('lipa'), await viewOf('vrba')]).toEqual(['exact', 'banded']);

    const took = requestTo(admin, '/revoke-role');
    await drawer.getByRole('button', { name: 'Take away: Manager' }).click();
    await drawer.getByRole('button', { name: 'Yes, take it away: Manager' }).click();
    const gone = await dark(board.page);
    report('role taken away to dark', [gone - (await took)]);
    await new BoardPage(board.page).signIn(PEOPLE.abroad.name);
    expect([await viewOf('lipa'), await viewOf('vrba')]).toEqual(['banded', 'exact']);
  });

  it('AC-3: R20 disables an account, and every page that was open in it is dark within a second', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map(async () => (await app.boardOf('coordinator', { viewport: PHONE })).visitor.page),
    );
    const drawer = await open(PEOPLE.coordinator.name);
    await drawer.getByRole('button', { name: 'Disable', exact: true }).click();
    const disabled = requestTo(admin, '/disable');
    const gone = pages.map(dark);
    await drawer.getByRole('button', { name: 'Disable the account' }).click();
    const [began, ...times] = await Promise.all([disabled, ...gone]);
    report(
      'account disabled to dark',
      times.map((at) => at - began),
    );
    for (const page of pages) {
      expect(await page.content()).not.toContain('House Lipa');
      expect((await page.request.get('/api/me')).status()).toBe(401);
    }
    await drawer.getByRole('button', { name: 'Enable', exact: true }).click();
    await drawer.getByRole('button', { name: 'Disable', exact: true }).waitFor();
    await new BoardPage(pages[0]!).signIn(PEOPLE.coordinator.name);
  });

  it('AC-3: R20 disables those who see no board, and the audit trail and the accounts are dark within a second', async () => {
    const auditor = (await app.openAs('auditor', '/audit')).page;
    await auditor.getByRole('heading', { name: 'Audit trail' }).waitFor();
    await auditor.locator('[data-type]').first().waitFor();
    report('auditor disabled to dark', [await disabled(PEOPLE.auditor.name, auditor)]);

    const drawer = await open(PEOPLE.networkManager.name);
    await drawer.getByRole('button', { name: 'Give a role' }).click();
    await drawer.getByLabel('Role', { exact: true }).selectOption({ label: 'Administrator' });
    await drawer.getByRole('button', { name: 'Give this role' }).click();
    await drawer.getByRole('button', { name: 'Take away: Administrator' }).waitFor();
    const other = (await app.openAs('networkManager', '/account')).page;
    await other.getByRole('button', { name: 'Act as this: Administrator' }).click();
    await other.getByRole('heading', { name: 'People and roles' }).waitFor();
    await other.getByText(PEOPLE.administrator.name).first().waitFor();
    report('administrator disabled to dark', [await disabled(PEOPLE.networkManager.name, other)]);
  });

  /** Disables somebody whose page is open; how long it then took until that was dark, in ms. */
  async function disabled(name: string, page: Page): Promise<number> {
    const drawer = await open(name);
    await drawer.getByRole('button', { name: 'Disable', exact: true }).click();
    const asked = requestTo(admin, '/disable');
    const gone = dark(page);
    await drawer.getByRole('button', { name: 'Disable the account' }).click();
    const [began, at] = await Promise.all([asked, gone]);
    expect((await page.request.get('/api/me')).status()).toBe(401);
    return at - began;
  }

  function report(what: string, times: readonly number[]): void {
    console.info(`R20 in browsers, ${what}: ${times.toSorted((a, b) => a - b).join(', ')} ms`);
    expect(Math.max(...times)).toBeLessThan(patience(SILENT_WITHIN_MS));
  }
});

/** Resolves with the time at which a page sends a command to a path that ends so. */
async function requestTo(page: Page, end: string): Promise<number> {
  await page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith(end));
  return Date.now();
}
