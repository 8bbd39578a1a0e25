import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page, Request } from 'playwright-core';
import { atRest } from './at-rest.ts';

/** The requests of a page. Playwright's `networkidle` is about the load of a document, and says nothing of a screen that opens inside of it. */
export class NetworkActivity {
  readonly #page: Page;
  readonly #pending = new Set<Request>();
  #sent = 0;

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => {
      this.#pending.add(request);
      this.#sent++;
    });
    const ended = (request: Request) => void this.#pending.delete(request);
    page.on('requestfinished', ended);
    page.on('requestfailed', ended);
    // No event says the end of a request whose worker is gone. Such requests are those of the map, which goes with its
    // screen.
    page.on('worker', (worker) => {
      worker.on('close', () => {
        for (const request of this.#pending) if (request.url().includes('/basemap/')) this.#pending.delete(request);
      });
    });
  }

  /** Resolves when nothing is pending, and the page has drawn what came without asking for more. */
  async quiet(): Promise<void> {
    for (let sent = -1; sent !== this.#sent; ) {
      sent = this.#sent;
      await eventually(
        () => [...this.#pending].map((request) => request.url()),
        (urls) => urls.length === 0,
      );
      await this.#drawn();
    }
  }

  /** What has arrived was read and rendered, and has come to rest. */
  async #drawn(): Promise<void> {
    await this.#page.evaluate(async () => {
      const next = (when: (done: () => void) => unknown) => new Promise<void>((done) => void when(done));
      // After every other task that waits. An idle callback comes seconds late once a page has drawn a map.
      const idle = () => scheduler.postTask(() => {}, { priority: 'background' });
      await idle();
      await next(requestAnimationFrame);
      await next(requestAnimationFrame);
      await idle();
    });
    await atRest(this.#page);
  }
}
