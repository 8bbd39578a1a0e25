import type { Page } from 'playwright-core';

const HOUR_MS = 3_600_000;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
/** Where the page finds how many hours later it is. */
const KEY = 'test-hours-later';

/**
 * A page to which the program says every instant so many hours later, as it is with all that it holds: the page believes
 * the program's clock, and so shows the same night at another hour.
 */
export class OtherHours {
  readonly #page: Page;
  #hours = 0;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async of(page: Page): Promise<OtherHours> {
    const hours = new OtherHours(page);
    await page.addInitScript(answersLater, { key: KEY, instant: INSTANT.source, hourMs: HOUR_MS });
    await page.routeWebSocket(/\/live/, (socket) => {
      const program = socket.connectToServer();
      socket.onMessage((message) => program.send(message));
      program.onMessage((message) => socket.send(typeof message === 'string' ? hours.#shifted(message) : message));
    });
    return hours;
  }

  /** From the next page that is opened on. */
  async later(hours: number): Promise<void> {
    this.#hours = hours;
    await this.#page.evaluate(([key, value]) => sessionStorage.setItem(key, value), [KEY, String(hours)] as const);
  }

  #shifted(text: string): string {
    return text.replace(INSTANT, (at) => new Date(Date.parse(at) + this.#hours * HOUR_MS).toISOString());
  }
}

/**
 * Runs in the page, which so keeps its cache: with a route of Playwright's, which switches that off, each visit fetches and
 * compiles the whole program again.
 */
function answersLater({ key, instant, hourMs }: { key: string; instant: string; hourMs: number }): void {
  const ask = globalThis.fetch;
  const shiftMs = Number(sessionStorage.getItem(key)) * hourMs;
  const shifted = (at: string) => new Date(Date.parse(at) + shiftMs);
  globalThis.fetch = async (...asked) => {
    const response = await ask(...asked);
    const text = await response.text();
    const headers = new Headers(response.headers);
    const date = headers.get('date');
    if (date !== null) headers.set('date', shifted(date).toUTCString());
    const body = text.replace(new RegExp(instant, 'g'), (at) => shifted(at).toISOString());
    return new Response(body || null, { status: response.status, statusText: response.statusText, headers });
  };
}
