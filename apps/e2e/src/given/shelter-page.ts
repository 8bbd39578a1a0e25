import type { Locator, Page } from 'playwright-core';

/** The screen of one house, used by its words alone, as a person does. */
export class ShelterPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  private get screen(): Locator {
    return this.page.locator('article.shelter');
  }

  /** Opens the house from its row. */
  async open(shelterId: string): Promise<this> {
    await this.page.locator(`.row[data-shelter="${shelterId}"]`).getByRole('link').click();
    await this.screen.getByRole('button', { name: 'Hold places' }).waitFor();
    return this;
  }

  /** Holds places for one woman, the beds as the rules choose; resolves when the screen says that they are held. */
  async holdForOneWoman(): Promise<void> {
    await this.screen.getByRole('button', { name: 'Hold places' }).click();
    await this.screen.getByRole('button', { name: 'More: Women' }).click();
    await this.screen.getByRole('button', { name: 'Hold 1 place', exact: true }).click();
    await this.says('The places are held.');
  }

  /** Admits the party of the only hold. */
  async admitHeld(): Promise<void> {
    await this.screen.getByRole('button', { name: 'Admit', exact: true }).first().click();
    await this.says('They are admitted.');
  }

  /** Discharges a party of this room, the last that is in it. */
  async dischargeFrom(roomId: string, destination: string): Promise<void> {
    const room = this.screen.locator(`[data-room="${roomId}"]`);
    await room.getByRole('button', { name: 'Discharge', exact: true }).last().click();
    await room.getByRole('radio', { name: destination }).check({ force: true });
    await room.getByRole('button', { name: 'Discharge', exact: true }).last().click();
    await this.says('They are discharged.');
  }

  async says(sentence: string): Promise<void> {
    await this.page.getByText(sentence).first().waitFor();
  }
}
