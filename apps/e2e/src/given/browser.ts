import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executable = process.env['HAVEN_CHROMIUM'] || USUAL.find((path) => existsSync(path));

/** `describe` where there is a browser; skipped, and counted as skipped, where there is none. */
export const describeInBrowser = executable ? describe : describe.skip;

/** The distribution's Chromium with software rendering: the map needs WebGL and there is no graphics card. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable ?? '',
    args: [
      '--headless=new',
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const NARROW = { width: 320, height: 720 };

/** What went wrong in a page without anybody seeing it: exceptions and errors on the console. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
}

/** A person at a browser of their own: nothing is shared with another context, not even the cache. */
export async function visitor(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, viewport: DESKTOP, locale: 'en-GB', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { context, page, complaints };
}
