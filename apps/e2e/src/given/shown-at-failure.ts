import { onTestFailure } from '@safe-haven/jest-preset/failures';
import type { Page, Request } from 'playwright-core';

const MOST_LETTERS = 24_000;

/** When a test fails, its output says where this page was, what it showed, and what it waited for or did not get. */
export function tellsAtFailure(page: Page): void {
  const pending = new Map<Request, number>();
  const lost: string[] = [];
  page.on('request', (request) => pending.set(request, Date.now()));
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => {
    pending.delete(request);
    lost.push(`${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) lost.push(`${response.url()} ${response.status()}`);
  });
  onTestFailure(async () => {
    if (page.isClosed()) return;
    const text = await page
      .locator('main, body:not(:has(main))')
      .first()
      .ariaSnapshot()
      .catch(() => '(the page does not answer)');
    const waits = Array.from(pending, ([request, since]) => `${request.url()} for ${Date.now() - since} ms`);
    const shown = text.slice(0, MOST_LETTERS);
    console.info([`${page.url()} showed:`, shown, 'waited for:', ...waits, 'did not get:', ...lost].join('\n'));
  });
}
