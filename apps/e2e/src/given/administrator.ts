import type { Locator } from 'playwright-core';
import { ActivationPage, type Person } from './account-pages.ts';
import type { App } from './app.ts';
import { Authenticator } from './authenticator.ts';
import type { Visitor } from './browser.ts';

export interface Invited extends Person {
  readonly role: string;
  readonly organisation?: string;
  readonly country?: string;
}

/** The first administrator of a program, at a browser with a fingerprint reader. */
export class Administrator {
  readonly visitor: Visitor;
  readonly authenticator: Authenticator;
  /** Those shown at the end of the first link. */
  readonly recoveryCodes: readonly string[];

  private constructor(visitor: Visitor, authenticator: Authenticator, recoveryCodes: readonly string[]) {
    this.visitor = visitor;
    this.authenticator = authenticator;
    this.recoveryCodes = recoveryCodes;
  }

  /** Takes the link that the operator asked for and becomes its first administrator, with a passkey. */
  static async of(app: App, person: Person): Promise<Administrator> {
    const visitor = await app.newVisitor();
    const authenticator = await Authenticator.of(visitor.page);
    const activation = await new ActivationPage(visitor.page).begin(await app.firstLink(), person);
    await activation.chooseMethod('passkey');
    await activation.press('Make a passkey');
    const codes = await activation.recoveryCodes();
    await activation.enter();
    return new Administrator(visitor, authenticator, codes);
  }

  /** Invites somebody; the link that is shown once. The passkey is shown where it is asked for. */
  async invite({ name, email, role, organisation, country }: Invited): Promise<string> {
    const { page } = this.visitor;
    await page.goto('/people');
    if (organisation) await this.#haveOrganisation(organisation);
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const form = page.getByRole('complementary', { name: 'Invite somebody' });
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Role').selectOption({ label: role });
    if (organisation) await form.getByLabel('Organisation').selectOption({ label: organisation });
    if (country) await form.getByLabel('Country').selectOption({ label: country });
    await form.getByRole('button', { name: 'Make the link' }).click();
    const link = form.locator('.secret');
    await this.untilAllowed(link);
    return (await link.textContent()) ?? '';
  }

  /** Makes an organisation that works in a country, unless it is on the list. */
  async #haveOrganisation(name: string, { country, area } = { country: 'Serbia', area: 'Belgrade' }): Promise<void> {
    const { page } = this.visitor;
    const line = page.locator(`[data-organisation="${name}"]`);
    const add = page.getByRole('button', { name: 'Add an organisation' });
    await page.getByRole('heading', { name: 'Organisations' }).waitFor();
    await line.or(page.getByText('There is no organisation yet.')).first().waitFor();
    if (await line.isVisible()) return;
    await add.click();
    const form = page.getByRole('complementary', { name: 'Add an organisation' });
    await form.getByLabel('Name of the organisation').fill(name);
    await form.getByLabel(country).check();
    await form.getByLabel('Its own area').selectOption({ label: area });
    await form.getByRole('button', { name: 'Add the organisation' }).click();
    await this.untilAllowed(line);
  }

  /** Goes on until something is there, by the passkey where that is asked for: it counts for five minutes. */
  async untilAllowed(done: Locator): Promise<void> {
    const asked = this.visitor.page.getByRole('button', { name: 'Use a passkey' });
    await done.or(asked).first().waitFor();
    if (await asked.isVisible()) await asked.click();
    await done.first().waitFor();
  }

  /** Opens what can be done about one account. */
  async open(name: string): Promise<ReturnType<Visitor['page']['getByRole']>> {
    const { page } = this.visitor;
    await page.goto('/people');
    await page.getByRole('button', { name: `Change: ${name}` }).click();
    return page.getByRole('complementary', { name });
  }
}
