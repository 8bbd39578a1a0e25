import type { Page, Route } from 'playwright-core';

const HOUR_MS = 3_600_000;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/**
 * A page to which the program says every instant so many hours later, as it is with all that it holds: the page believes
 * the program's clock, and so shows the same night at another hour.
 */
export class OtherHours {
  #hours = 0;

  static async of(page: Page): Promise<OtherHours> {
    const hours = new OtherHours();
    // A page that is left takes its answers along.
    await page.route(/\/api\//, (route) => hours.#answer(route).catch(() => undefined));
    await page.routeWebSocket(/\/live/, (socket) => {
      const program = socket.connectToServer();
      socket.onMessage((message) => program.send(message));
      program.onMessage((message) => socket.send(typeof message === 'string' ? hours.#shifted(message) : message));
    });
    return hours;
  }

  /** From the next page that is opened on. */
  later(hours: number): void {
    this.#hours = hours;
  }

  async #answer(route: Route): Promise<void> {
    const response = await route.fetch();
    const headers = response.headers();
    const date = headers['date'];
    if (date !== undefined) headers['date'] = new Date(Date.parse(date) + this.#hours * HOUR_MS).toUTCString();
    await route.fulfill({ response, headers, body: this.#shifted(await response.text()) });
  }

  #shifted(text: string): string {
    return text.replace(INSTANT, (at) => new Date(Date.parse(at) + this.#hours * HOUR_MS).toISOString());
  }
}
