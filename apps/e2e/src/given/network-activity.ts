import { patience } from '@safe-haven/jest-preset/patience';
import type { Page, Request } from 'playwright-core';
import { eventually } from './app.ts';

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
  }

  /** Forgets what the screen that is left has asked for: nothing is told of the end of a request whose worker went with it. */
  forget(): void {
    this.#pending.clear();
  }

  /** Resolves when nothing is pending, and the page has drawn what came without asking for more. */
  async quiet(): Promise<void> {
    for (let sent = -1; sent !== this.#sent; ) {
      sent = this.#sent;
      await eventually(
        async () => [...this.#pending].map((request) => request.url()),
        (urls) => urls.length === 0,
        patience(30_000),
      );
      await this.#drawn();
    }
  }

  /** What has arrived was read and rendered, and has come to rest. */
  #drawn(): Promise<unknown> {
    return this.#page.evaluate(async () => {
      const next = (when: (done: () => void) => unknown) => new Promise<void>((done) => void when(done));
      const idle = () => next((done) => requestIdleCallback(done, { timeout: 2_000 }));
      await idle();
      await next(requestAnimationFrame);
      await next(requestAnimationFrame);
      await idle();
      const motions = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(motions.map(({ finished }) => finished));
    });
  }
}
