import { ActivationPage, type Person } from './account-pages.ts';
import { Authenticator } from './authenticator.ts';
import type { Visitor } from './browser.ts';
import type { House } from './house.ts';

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

  /** Takes the link from the program's terminal and becomes its first administrator, with a passkey. */
  static async of(house: House, person: Person): Promise<Administrator> {
    const visitor = await house.stranger();
    const authenticator = await Authenticator.of(visitor.page);
    const activation = await new ActivationPage(visitor.page).begin(await house.firstLink(), person);
    await activation.chooseWay('passkey');
    await activation.press('Make a passkey');
    const codes = await activation.recoveryCodes();
    await activation.enter();
    return new Administrator(visitor, authenticator, codes);
  }

  /** Invites somebody; the link that stands on the screen once. The passkey is shown where it is asked for. */
  async invite({ name, email, role, organisation, country }: Invited): Promise<string> {
    const { page } = this.visitor;
    await page.goto('/people');
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const form = page.getByRole('complementary', { name: 'Invite somebody' });
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Role').selectOption({ label: role });
    if (organisation) await form.getByLabel('Organisation').fill(organisation);
    if (country) await form.getByLabel('Country').selectOption({ label: country });
    await form.getByRole('button', { name: 'Make the link' }).click();
    const link = form.locator('.secret');
    const asked = page.getByRole('button', { name: 'Use a passkey' });
    await link.or(asked).waitFor();
    if (await asked.isVisible()) await asked.click();
    return (await link.textContent()) ?? '';
  }

  /** Opens what can be done about one account. */
  async open(name: string): Promise<ReturnType<Visitor['page']['getByRole']>> {
    const { page } = this.visitor;
    await page.goto('/people');
    await page.getByRole('button', { name: `Change: ${name}` }).click();
    return page.getByRole('complementary', { name });
  }
}
