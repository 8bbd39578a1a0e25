import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import { App, PEOPLE } from './given/app.ts';
import { BoardPage } from './given/board-page.ts';
import { PHONE, WITH_SERVICE_WORKER } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { RenewingProxy } from './given/renewing-proxy.ts';

const NO_LINE = 'There is no connection to the server.';

describeInBrowser('the program on a device', () => {
  let app: App;
  /** Somebody on whose device the program is kept; the tests go on with it one after the other. */
  let board: BoardPage;
  let page: Page;
  beforeAll(async () => {
    app = await App.open();
    ({ board } = await app.boardOf('hotline', { viewport: PHONE, ...WITH_SERVICE_WORKER }));
    page = board.page;
    await kept(page);
  });
  afterAll(() => app.close());

  it('can be put on a home screen, under a name that says nothing', async () => {
    const devtools = await page.context().newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    // A browser whose windows forget everything installs nothing: that is what these tests have.
    expect(installabilityErrors.map((e) => e.errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
    expect(await manifestOf(devtools)).toMatchObject({ name: 'Board', short_name: 'Board', display: 'standalone' });
    expect(await page.title()).toBe('Board');
  });

  it('keeps its own files and nothing else: each is what anybody is given who is not signed in', async () => {
    await page.goto('/place/vrba');
    await page.locator('article.shelter').waitFor();
    const files = await kept(page);
    const differs: string[] = [];
    for (const [url, hash] of Object.entries(files.shell)) {
      const answer = await fetch(url);
      if (!answer.ok || (await sha256(await answer.arrayBuffer())) !== hash) differs.push(url);
    }
    expect(differs).toEqual([]);
    const paths = Object.keys(files.shell).map((url) => new URL(url).pathname);
    expect(paths.filter((path) => /^\/(api|live|health|metrics|basemap)|mapbox/.test(path))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(['/index.html', '/start.js']));
    expect(files.others).toEqual({ remembered: ['/remembered/language'] });
  });

  it('given a reload without a line, then it says so in the chosen language, shows no row, and goes on with the line', async () => {
    await page.evaluate(() => localStorage.setItem('language', 'mk'));
    await app.server.stop();
    await page.reload();
    await page.getByText('Нема врска со серверот.').waitFor();
    await page.getByText('На овој уред не се чува преглед').waitFor();
    expect(await page.locator('.row').count()).toBe(0);
    expect(await page.content()).not.toContain('Vrba');
    await page.goto('/tonight');
    await page.getByText('Нема врска со серверот.').waitFor();
    await app.server.start();
    await page.goto('/');
    await board.ready();
    await page.evaluate(() => localStorage.removeItem('language'));
  });

  it('given a browser that says it is offline, then a screen opens with a sentence and not with the browser’s error', async () => {
    const context = page.context();
    await context.setOffline(true);
    // The clock of the page does not move: a connection that is lost is not tried again first, which took eleven
    // seconds.
    await page.clock.pauseAt(Date.now() + 1_000);
    await page.goto('/tonight');
    await page.getByText(NO_LINE).waitFor();
    await page.clock.resume();
    await context.setOffline(false);
    // It looks again by itself.
    await page.getByText(NO_LINE).waitFor({ state: 'detached' });
  });

  it('offers a newer version once nobody is in the middle of something, and loads it on a press', async () => {
    const proxy = await RenewingProxy.open(app.server.url);
    try {
      const visitor = await app.newVisitor({ baseURL: proxy.url, ...WITH_SERVICE_WORKER });
      const { page } = await new BoardPage(visitor.page).signIn(PEOPLE.coordinator.name);
      await kept(page);
      const stays = await page.evaluate(() => Object.assign(globalThis, { stays: 1 }) !== undefined);
      expect(stays).toBe(true);
      const now = Date.now();
      await page.clock.setFixedTime(now);
      proxy.renew();
      await page.evaluate(renewed);
      const offer = page.getByText('A new version is here.');
      await page.keyboard.press('Shift');
      await page.clock.setFixedTime(now + 9_999);
      expect(await offer.count()).toBe(0);
      await page.clock.setFixedTime(now + 10_000);
      await offer.waitFor();
      expect(await page.evaluate(() => 'stays' in globalThis)).toBe(true);
      await page.getByRole('button', { name: 'Load it' }).click();
      await page.waitForFunction(() => !('stays' in globalThis));
      await page.locator('.row[data-shelter]').first().waitFor();
      expect(await offer.count()).toBe(0);
    } finally {
      proxy.close();
    }
  });

  it('given a quick exit, then not even the program stays', async () => {
    await page.evaluate(async () => {
      await fetch('/api/quick-exit', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
    });
    await page.waitForFunction(async () => (await caches.keys()).length === 0);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  });

  it('the worker is asked for again each time and may reach this server alone', async () => {
    const worker = await fetch(`${app.server.url}/sw.js`);
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    expect(worker.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*connect-src 'self';/);
    const manifest = await fetch(`${app.server.url}/manifest.webmanifest`);
    expect(manifest.headers.get('content-type')).toContain('application/manifest+json');
  });

  it('nothing went wrong in any page without being seen', () => {
    const ofTheLine = /Failed to load resource|WebSocket connection|net::ERR/;
    expect(app.pageErrors().filter((complaint) => !ofTheLine.test(complaint))).toEqual([]);
  });
});

interface Files {
  /** Address and hash of each file that the worker keeps. */
  readonly shell: Readonly<Record<string, string>>;
  /** Whatever else is in a cache: its paths by the name of the cache. */
  readonly others: Readonly<Record<string, readonly string[]>>;
}

/** Waits until the worker has taken over and keeps its files; returns what is in the caches of the browser. */
async function kept(page: Page): Promise<Files> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  return page.evaluate(async () => {
    const shell: Record<string, string> = {};
    const others: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!name.startsWith('shell-')) {
          others[name] = [...(others[name] ?? []), new URL(request.url).pathname];
          continue;
        }
        const bytes = await (await cache.match(request))!.arrayBuffer();
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        shell[request.url] = [...hash].map((b) => b.toString(16).padStart(2, '0')).join('');
      }
    }
    return { shell, others };
  });
}

/** In the page: asks for the worker again, and resolves when another one has taken over. */
async function renewed(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
  await (await navigator.serviceWorker.ready).update();
  await promise;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((b) => b.toString(16).padStart(2, '0')).join('');
}

async function manifestOf(devtools: CDPSession): Promise<unknown> {
  const { errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  return JSON.parse(data ?? '{}');
}
