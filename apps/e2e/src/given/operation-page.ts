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
    await this.opensLine();
    await this.add(line);
  }

  /** On a phone the line is behind a button. */
  async opensLine(): Promise<void> {
    if ((await this.field.count()) > 0) return;
    await this.page.getByRole('button', { name: 'Party', exact: true }).click();
    await this.field.waitFor();
  }

  /**
   * Types a line while others do: the faster one has the number, and what was typed stays until it has the next one.
   */
  async insists(line: string): Promise<void> {
    await this.field.fill(line);
    await eventually(
      async () => {
        if ((await this.field.inputValue()) !== '') await this.field.press('Enter');
        return this.field.inputValue();
      },
      (typed) => typed === '',
    );
  }

  /** The code that the lead reads out to somebody of another organisation. */
  async code(): Promise<string> {
    const head = (await this.page.locator('.op-head').textContent()) ?? '';
    return /code for helpers: ([a-z0-9]+)/.exec(head)?.[1] ?? '';
  }

  /** Joins from the list of operations, by the code. */
  async joins(code: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Help', exact: true }).click();
    await this.page.getByRole('textbox', { name: 'Code' }).fill(code);
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
    await this.page.locator('.op-phone, .op-columns').waitFor();
  }

  /** How many places the party of each number needs, as its row says it: nobody under two is among them. */
  async placesByNumber(): Promise<Map<number, number>> {
    const rows = this.page.locator('.op-party');
    const all = await rows.evaluateAll((found) =>
      found.map((row) => [
        Number(row.getAttribute('data-line')),
        [...(row.querySelector('.op-party-name')?.textContent ?? '').matchAll(/\d+/g)].reduce(
          (sum, [n]) => sum + Number(n),
          0,
        ),
      ]),
    );
    return new Map(all as [number, number][]);
  }

  /** Writes down the ride of the first house, with everybody who has a place there. */
  async plansFirstRide(): Promise<void> {
    await this.page.getByRole('button', { name: 'Plan the ride' }).first().click();
    await this.page.getByRole('button', { name: 'Save the ride' }).click();
    await this.page.locator('[data-ride="1"]').waitFor();
  }

  /** Who travels in each ride, as their cards say it. */
  rides(): Promise<string[]> {
    return this.page.locator('[data-ride] p:first-child').allTextContents();
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
