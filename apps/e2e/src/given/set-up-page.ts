import type { Page } from 'playwright-core';
import { ActivationPage, type Person } from './account-pages.ts';
import type { App } from './app.ts';
import { untilAllowed } from './second-factor.ts';

const PASSWORD = 'seven purple gates by the river';

/** Accepts an invitation in a new browser, with a password and an authenticator. Returns the authenticator's secret. */
export async function joinedBy(app: App, link: string, person: Person): Promise<{ page: Page; secret: string }> {
  const { page } = await app.newVisitor();
  const activation = await new ActivationPage(page).begin(link, person);
  const { secret } = await activation.submitPassword(PASSWORD);
  await activation.recoveryCodes();
  await activation.enter();
  return { page, secret };
}

/** Where a manager sets up houses, by its words alone. */
export class SetUpPage {
  readonly page: Page;
  /** The secret of this person's authenticator; people of the demo have none. */
  readonly #secret: string | undefined;

  constructor(page: Page, secret?: string) {
    this.page = page;
    this.#secret = secret;
  }

  async open(): Promise<this> {
    await this.page.goto('/setup');
    await this.page.getByRole('heading', { name: 'Set up houses' }).waitFor();
    return this;
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Adds a house as a draft; its own page is open then, at its rooms. */
  async addShelter(name: string, area: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Add a house' }).click();
    await this.page.getByLabel('Name of the house').fill(name);
    await this.page.getByLabel('Area').selectOption({ label: area });
    await this.page.getByRole('radio', { name: 'Emergency shelter' }).check({ force: true });
    await this.press('Add it as a draft');
    await this.page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  /** "Three rooms of four beds", as the page offers it. */
  async addRooms(): Promise<void> {
    await this.press('Put 3 rooms in the table');
    await this.press('Add 3 rooms');
    await this.page.getByRole('heading', { name: 'Rooms that are there' }).waitFor();
  }

  /** Takes women at any hour; nobody types a code. */
  async sayRules(): Promise<void> {
    await this.step('rules');
    await this.page.getByRole('checkbox', { name: 'women', exact: true }).check({ force: true });
    await this.page.getByRole('radio', { name: 'day and night' }).check({ force: true });
    await this.page.locator('[data-rule="intake_hours"]').getByText('day and night').waitFor();
    await this.press('Save');
    await this.done('rules');
  }

  async sayMeetingPoint(place: string): Promise<void> {
    await this.step('places');
    await this.press('Enter a meeting point');
    await this.page.getByLabel('Public place where somebody is met').fill(place);
    await this.press('Save it');
    await untilAllowed(this.page, this.page.getByText('Saved.', { exact: true }), this.#secret);
    await this.page.getByRole('button', { name: /^Go on to: Published/ }).click();
    await this.done('places');
  }

  step(step: string): Promise<void> {
    return this.page.locator(`button[data-step="${step}"]`).click();
  }

  done(step: string): Promise<void> {
    return this.page.locator(`button[data-step="${step}"][data-is="done"]`).waitFor();
  }
}
