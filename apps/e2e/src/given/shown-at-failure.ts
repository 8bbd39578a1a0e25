import { setTimeout as pause } from 'node:timers/promises';
import { onTestFailure } from '@safe-haven/jest-preset/failures';
import type { Page, Request } from 'playwright-core';

/** A page that does not answer is left alone. */
const ANSWERS_WITHIN_MS = 5_000;
const MOST_LETTERS = 8_000;

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
    const text = await Promise.race([
      page.locator('main, body:not(:has(main))').first().ariaSnapshot(),
      pause(ANSWERS_WITHIN_MS, '(the page does not answer)'),
    ]);
    const waits = Array.from(pending, ([request, since]) => `${request.url()} for ${Date.now() - since} ms`);
    const shown = text.slice(0, MOST_LETTERS);
    console.info([`${page.url()} showed:`, shown, 'waited for:', ...waits, 'did not get:', ...lost].join('\n'));
  });
}
