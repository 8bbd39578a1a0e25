import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { dark } from './given/account-pages.ts';
import { App, PEOPLE } from './given/app.ts';
import { BoardPage } from './given/board-page.ts';
import { PHONE } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { untilAllowed } from './given/second-factor.ts';

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

  it('sees no house, and of people what an account needs', async () => {
    await admin.goto('/');
    await admin.getByRole('heading', { name: 'People and roles' }).waitFor();
    expect(await admin.getByRole('navigation').getByRole('link', { name: 'Board' }).count()).toBe(0);
    await admin.goto('/place/lipa');
    await admin.getByRole('heading', { name: 'No house is shown to this role.' }).waitFor();
  });

  it('gives a role, and its holder sees other houses exactly as soon as she acts in it', async () => {
    const { board } = await app.boardOf('abroad', { viewport: PHONE, polls: false });
    const viewOf = async (shelter: string) => board.row(shelter).getAttribute('data-view');
    expect([await viewOf('lipa'), await viewOf('vrba')]).toEqual(['banded', 'exact']);
    const drawer = await open(PEOPLE.abroad.name);
    await drawer.getByRole('button', { name: 'Give a role' }).click();
    await drawer.getByLabel('Role', { exact: true }).selectOption({ label: 'Manager' });
    await drawer.getByLabel('Organisation').selectOption({ label: ATINA });
    await drawer.getByRole('button', { name: 'Give this role' }).click();
    await untilAllowed(admin, drawer.getByRole('button', { name: 'Take away: Manager' }));

    await board.page.goto('/account');
    await board.page.getByRole('button', { name: 'Act as this: Manager' }).click();
    await board.ready();
    expect([await viewOf('lipa'), await viewOf('vrba')]).toEqual(['exact', 'banded']);

    await drawer.getByRole('button', { name: 'Take away: Manager' }).click();
    await drawer.getByRole('button', { name: 'Yes, take it away: Manager' }).click();
    // What is offered the whole time would not tell that it is done.
    await untilAllowed(admin, drawer.getByRole('list').first().filter({ hasNotText: 'Manager' }));
    await dark(board.page);
    await new BoardPage(board.page).signIn(PEOPLE.abroad.name);
    expect([await viewOf('lipa'), await viewOf('vrba')]).toEqual(['banded', 'exact']);
  });

  it('AC-3: R20 disables an account, and every page that was open in it is notified and goes dark', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map(async () => (await app.boardOf('coordinator', { viewport: PHONE, polls: false })).visitor.page),
    );
    const drawer = await open(PEOPLE.coordinator.name);
    await drawer.getByRole('button', { name: 'Disable', exact: true }).click();
    await drawer.getByRole('button', { name: 'Disable the account' }).click();
    await untilAllowed(admin, drawer.getByRole('button', { name: 'Enable', exact: true }));
    await Promise.all(pages.map(dark));
    for (const page of pages) {
      expect(await page.content()).not.toContain('House Lipa');
      expect((await page.request.get('/api/me')).status()).toBe(401);
    }
    await drawer.getByRole('button', { name: 'Enable', exact: true }).click();
    await untilAllowed(admin, drawer.getByRole('button', { name: 'Disable', exact: true }));
    await new BoardPage(pages[0]!).signIn(PEOPLE.coordinator.name);
  });

  it('AC-3: R20 disables people who see no board: their open audit trail and accounts page go dark', async () => {
    const auditor = (await app.openAs('auditor', '/audit', { polls: false })).page;
    await auditor.getByRole('heading', { name: 'Audit trail' }).waitFor();
    await auditor.locator('[data-type]').first().waitFor();
    await disabled(PEOPLE.auditor.name, auditor);

    const drawer = await open(PEOPLE.networkManager.name);
    await drawer.getByRole('button', { name: 'Give a role' }).click();
    await drawer.getByLabel('Role', { exact: true }).selectOption({ label: 'Administrator' });
    await drawer.getByRole('button', { name: 'Give this role' }).click();
    await untilAllowed(admin, drawer.getByRole('button', { name: 'Take away: Administrator' }));
    const other = (await app.openAs('networkManager', '/account', { polls: false })).page;
    await other.getByRole('button', { name: 'Act as this: Administrator' }).click();
    await other.getByRole('heading', { name: 'People and roles' }).waitFor();
    await other.getByText(PEOPLE.administrator.name).first().waitFor();
    await disabled(PEOPLE.networkManager.name, other);
  });

  /** Disables somebody whose page is open, and that goes dark. */
  async function disabled(name: string, page: Page): Promise<void> {
    const drawer = await open(name);
    await drawer.getByRole('button', { name: 'Disable', exact: true }).click();
    await drawer.getByRole('button', { name: 'Disable the account' }).click();
    await untilAllowed(admin, drawer.getByRole('button', { name: 'Enable', exact: true }));
    await dark(page);
    expect((await page.request.get('/api/me')).status()).toBe(401);
  }
});
