import { existsSync } from 'node:fs';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { patientPages } from './patient-page.ts';
import { tellsAtFailure } from './shown-at-failure.ts';

const USUAL = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);
/** The browser of this machine; none: undefined, or empty where the runner of the tests has looked and found none. */
export const executable = process.env['HAVEN_CHROMIUM'] ?? USUAL.find((path) => existsSync(path));

/** The distribution's Chromium, on a machine without a graphics card. */
const LAUNCH = {
  executablePath: executable ?? '',
  timeout: HANGS_MS,
  args: [
    '--headless=new',
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // The compositor draws without the GPU process, which would do the same in software at twice the price.
    '--disable-gpu-compositing',
  ],
};

/**
 * Whether WebGL is there. The processor draws the map where there is no graphics card: two seconds of it a page, which only
 * the tests of the map pay. The others see what a browser without WebGL shows: everything else, and a sentence for the map.
 */
const MAP = {
  drawn: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  absent: ['--disable-gpu', '--disable-3d-apis'],
} as const;

export type MapMode = keyof typeof MAP;

export const startBrowser = (map: MapMode = 'drawn'): Promise<Browser> =>
  chromium.launch({ ...LAUNCH, args: [...LAUNCH.args, ...MAP[map]] });

/** A browser whose profile is kept in a folder, as on somebody's own device: what it writes there can be looked at. */
export async function startProfile(folder: string, url: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    ...LAUNCH,
    args: [...LAUNCH.args, ...MAP.drawn],
    baseURL: url,
    viewport: DESKTOP,
    locale: 'en-GB',
  });
  await lasting(context);
  return context;
}

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const NARROW = { width: 320, height: 720 };

/** What went wrong in a page without anybody seeing it: exceptions and errors on the console. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly pageErrors: string[];
}

/**
 * The worker that keeps the program on the device. It fetches the whole program at each first visit: half of what a visit costs,
 * which only those tests pay that are about it.
 */
export const WITH_SERVICE_WORKER: BrowserContextOptions = { serviceWorkers: 'allow' };

/** What a browser calls an error while the program is started again: nobody listens, or it loads and has no file yet. */
export const OF_A_RESTART =
  /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|(status of|response code:) 503|Refused to apply style .*'application\/problem\+json'/;

/** What reads the past, which a program loads after its start: a page says so, and asks again. */
const OF_HISTORY = /\/api\/(trends|figures|forecast|exports)\b/;

/** What gives the session a new id: what is under way with the one before is refused, and asked again (AC-15). */
const NEW_ID = /\/api\/me\/(step-up|act-as)$/;

/** A person at a browser of their own: nothing is shared with another context, not even the cache. */
export async function visitor(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: DESKTOP,
    locale: 'en-GB',
    serviceWorkers: 'block',
    ...options,
  });
  await lasting(context);
  const page = await context.newPage();
  tellsAtFailure(page);
  const pageErrors: string[] = [];
  let newIds = 0;
  page.on('request', (request) => {
    if (NEW_ID.test(request.url())) newIds += 1;
  });
  page.on('pageerror', (error) => pageErrors.push(String(error)));
  page.on('console', (message) => {
    // Asking who one is, before signing in, is answered with 401 by design; the browser calls it an error.
    const { url: asked } = message.location();
    const isOfOldId = newIds > 0 && /status of 401/.test(message.text());
    const isExpected =
      isOfOldId || asked.endsWith('/api/me') || (OF_HISTORY.test(asked) && OF_A_RESTART.test(message.text()));
    if (message.type() === 'error' && !isExpected) pageErrors.push(message.text());
  });
  return { context, page, pageErrors };
}

/** Neither a test nor a page gives up because the machine is busy. */
async function lasting(context: BrowserContext): Promise<void> {
  context.setDefaultTimeout(HANGS_MS);
  await patientPages(context);
}
