import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Locator, Page } from 'playwright-core';

/** The screen of an operation, on a desk or a phone. */
export class OperationPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The line in which a party is typed. */
  get field(): Locator {
    return this.page.getByLabel('Add a party in one line');
  }

  get holdButton(): Locator {
    return this.page.getByRole('button', { name: /^Hold \d+ places? in \d+ houses?$/ });
  }

  /** Starts an operation, and is on its screen then. */
  async start(expected: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Start an operation' }).click();
    await this.page.getByLabel('About how many people').fill(expected);
    await this.page.getByLabel('They leave from').selectOption('rs-nis');
    await this.page.getByRole('button', { name: 'Start', exact: true }).click();
    await this.field.waitFor();
  }

  /** Opens the one that runs from the list. */
  async openFirst(): Promise<void> {
    await this.page.locator('[data-operation] a').first().click();
    await this.page.locator('.op-phone, .op-columns').waitFor();
  }

  /** Types a line and waits until the party is there. */
  async add(line: string): Promise<void> {
    const before = await this.numbers();
    await this.field.fill(line);
    await this.field.press('Enter');
    await this.sees(before.length + 1);
    await eventually(
      () => this.field.inputValue(),
      (typed) => typed === '',
    );
  }

  async addOnPhone(line: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Party', exact: true }).click();
    await this.add(line);
  }

  /** The numbers of all parties. */
  async numbers(): Promise<number[]> {
    const all = await this.page
      .locator('[data-line]')
      .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-line'))));
    return [...new Set(all)].sort((a, b) => a - b);
  }

  async sees(parties: number): Promise<void> {
    await eventually(
      () => this.numbers(),
      (numbers) => numbers.length === parties,
    );
  }

  /** How much the one button would hold, once the plan is there for everybody who was added. */
  async planned(): Promise<{ places: number; houses: number }> {
    await this.page.locator('.op-column-where:not([aria-busy])').waitFor();
    const [places, houses] = (((await this.holdButton.textContent()) ?? '').match(/\d+/g) ?? []).map(Number);
    return { places: places ?? 0, houses: houses ?? 0 };
  }

  /** Every house has answered. */
  async nothingIsAsked(): Promise<void> {
    await this.page.getByRole('button', { name: /^Confirm \d+ places?$/ }).waitFor();
    await eventually(
      () => this.page.getByText('Asking the houses…').count(),
      (count) => count === 0,
    );
  }

  /** The numbers of those who have a place. */
  async heldLines(): Promise<number[]> {
    const rows = this.page.locator('.op-party[data-stage="held"]');
    const numbers = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-line'))));
    return numbers.sort((a, b) => a - b);
  }

  async confirm(): Promise<void> {
    const button = this.page.getByRole('button', { name: /^Confirm \d+ places?$/ });
    await button.click();
    await button.waitFor({ state: 'detached' });
  }

  progress(): Promise<string | null> {
    return this.page.locator('.op-progress p').first().textContent();
  }

  async isOffline(): Promise<void> {
    await this.page.locator('.op-offline').waitFor();
  }

  async isLive(): Promise<void> {
    await this.page.locator('.op-offline').waitFor({ state: 'detached' });
    await this.page.locator('.live[data-live="live"]').first().waitFor();
  }
}
